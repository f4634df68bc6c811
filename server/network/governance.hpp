// Who leads a network on a day, and which departments have a coordinator.
#pragma once

#include "network/profile.hpp"
#include "network/seat.hpp"

namespace relais::network {

struct GovernanceQuery {
  NetworkId id;            // in the path
  std::optional<Date> on;  // today unless said
};
BOOST_DESCRIBE_STRUCT(GovernanceQuery, (), (id, on))

struct Lead {
  SeatKind kind = SeatKind::kElectedLead;
  std::string territory;  // a name; empty: the whole network
  std::string holder;
  std::string body;
  Date since;
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(Lead, (), (kind, territory, holder, body, since, is_generated))

enum class SeatState { kRecruited, kVacant };
BOOST_DESCRIBE_ENUM(SeatState, kRecruited, kVacant)

struct CoordinatedDepartment {
  TerritoryCode code;
  std::string name;
  SeatState state = SeatState::kVacant;
  std::string holder;  // empty: vacant, or not named
  std::string body;
  std::optional<Date> since;
  bool is_generated = false;
  std::optional<Location> middle;  // of its counters
};
BOOST_DESCRIBE_STRUCT(CoordinatedDepartment, (), (code, name, state, holder, body, since, is_generated, middle))

// GET /api/v1/networks/{id}/governance
struct Governance {
  NetworkId network;
  Date on;
  std::vector<Lead> leads;
  std::int64_t recruited = 0;
  std::vector<CoordinatedDepartment> departments;  // all of the network, by code; no overseas collectivity is one
  std::optional<StatedFigure> official;            // departments with a coordinator, the last stated up to that day
};
BOOST_DESCRIBE_STRUCT(Governance, (), (network, on, leads, recruited, departments, official))

// Refusal: network.network_unknown.
Result<Governance> governance(Directory const& directory, GovernanceQuery const& query);

}  // namespace relais::network

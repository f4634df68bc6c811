// Who leads a network, and where: a function that somebody fills from a day on.
#pragma once

#include <boost/describe/class.hpp>

#include "access/access.hpp"
#include "network/territory.hpp"
#include "platform/clock/clock.hpp"

namespace relais::network {

enum class SeatKind { kElectedLead, kNetworkCoordinator, kDepartmentalCoordinator };
BOOST_DESCRIBE_ENUM(SeatKind, kElectedLead, kNetworkCoordinator, kDepartmentalCoordinator)

struct Seat {
  NetworkId network_id;
  std::string id;
  SeatKind kind = SeatKind::kDepartmentalCoordinator;
  std::optional<TerritoryCode> territory_code;  // absent: the whole network
  std::string holder;                           // empty: not named
  std::string body;                             // that employs them or that they represent; empty: not said
  Date started_on;
  std::optional<Date> ended_on;  // the first day without them
  bool is_generated = false;
  bool operator==(Seat const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Seat, (),
                      (network_id, id, kind, territory_code, holder, body, started_on, ended_on, is_generated))

inline bool is_filled_on(Seat const& seat, Date day) {
  return seat.started_on <= day && (!seat.ended_on || day < *seat.ended_on);
}

}  // namespace relais::network

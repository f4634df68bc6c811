// Who works at a counter, and when there are too few of them.
#pragma once

#include <span>

#include "identity/identity.hpp"
#include "identity/people_store.hpp"

namespace relais::identity {

// The label asks for two advisers in a team (circular 6094-SG of 1 July 2019: two polyvalent agents).
inline constexpr std::int64_t kLabelAdvisers = 2;

// A person by one of their roles at a counter.
struct TeamRow {
  std::string counter;
  std::string counter_name;
  AccountId id;
  std::string name;
  std::string employer;
  OrganisationKind employer_kind = OrganisationKind::kHost;
  Role role = Role::kAdvisor;
  std::optional<StaffKind> staff_kind;
};
BOOST_DESCRIBE_STRUCT(TeamRow, (), (counter, counter_name, id, name, employer, employer_kind, role, staff_kind))

// By counter, then by name; `counter`: of this one alone.
std::vector<TeamRow> team(db::Snapshot const& snapshot, Scope const& scope, std::optional<std::string> const& counter);

// The counters whose teams somebody belongs to.
std::vector<std::string> teams_of(db::Snapshot const& snapshot, NetworkId const& network, AccountId const& account);

// Somebody has left these teams: where fewer than kLabelAdvisers remain, the counter's managers and the coordinators of
// its territory get a letter.
void tell_short_teams(db::Transaction& tx, House const& house, NetworkId const& network,
                      std::span<std::string const> counters, Instant now);

}  // namespace relais::identity

// What the routes of teams ask and answer.
#pragma once

#include "identity/team.hpp"

namespace relais::identity {

struct TeamParameters {
  std::optional<std::string> counter;  // of this one alone
};
BOOST_DESCRIBE_STRUCT(TeamParameters, (), (counter))

struct TeamMember {
  AccountId id;
  std::string name;
  std::string employer;
  OrganisationKind employer_kind = OrganisationKind::kHost;
  std::vector<Role> roles;
  std::optional<StaffKind> staff_kind;
};
BOOST_DESCRIBE_STRUCT(TeamMember, (), (id, name, employer, employer_kind, roles, staff_kind))

struct CounterTeam {
  std::string counter;
  std::string counter_name;
  bool is_short = false;  // fewer than the label asks for
  std::vector<TeamMember> members;
};
BOOST_DESCRIBE_STRUCT(CounterTeam, (), (counter, counter_name, is_short, members))

// GET /api/v1/teams
struct TeamList {
  std::vector<CounterTeam> items;
  std::int64_t people = 0;     // each counted once
  std::int64_t animators = 0;  // of them
};
BOOST_DESCRIBE_STRUCT(TeamList, (), (items, people, animators))

struct StaffKindChange {
  std::optional<StaffKind> staff_kind;  // absent: not said
};
BOOST_DESCRIBE_STRUCT(StaffKindChange, (), (staff_kind))

}  // namespace relais::identity

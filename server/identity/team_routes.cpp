#include "identity/team_routes.hpp"

#include <set>

#include "identity/sign_in_store.hpp"
#include "identity/team_models.hpp"
#include "platform/journal/tell_routes.hpp"

namespace relais::identity {
namespace {

using http::Request;
using http::Work;
using journal::tell;

struct PersonPath {
  AccountId id;
};
BOOST_DESCRIBE_STRUCT(PersonPath, (), (id))

TeamList list_of(std::vector<TeamRow> const& rows) {
  TeamList list;
  std::set<AccountId> people;
  for (auto const& row : rows) {
    if (list.items.empty() || list.items.back().counter != row.counter) {
      list.items.push_back({row.counter, row.counter_name, false, {}});
    }
    auto& members = list.items.back().members;
    if (members.empty() || members.back().id != row.id) {
      members.push_back({row.id, row.name, row.employer, row.employer_kind, {}, row.staff_kind});
    }
    members.back().roles.push_back(row.role);
    if (people.insert(row.id).second) {
      list.animators += row.staff_kind == StaffKind::kAnimator;
    }
  }
  list.people = std::ssize(people);
  for (auto& one : list.items) {
    one.is_short = std::ssize(one.members) < kLabelAdvisers;
  }
  return list;
}

class Teams {
 public:
  explicit Teams(House const& house) : house_(house) {}

  TeamList list(TeamParameters const& asked, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) {
      auto list = list_of(team(tx, scope, asked.counter));
      tell(tx, request, "journal.team_read", "counter", asked.counter.value_or(""), std::to_string(list.people), now);
      return list;
    });
  }

  Result<void> set_kind(AccountId const& id, StaffKindChange const& change, Request const& request) const {
    auto const scope = request.scope();
    auto const now = house_.clock->now();
    return house_.database->write([&](db::Transaction& tx) -> Result<void> {
      auto account = PeopleReader{tx, scope}.person(id);
      if (!account || account->state == AccountState::kDisabled) {
        return Problem{Fault::kNotFound, "identity.person_unknown"};
      }
      account->staff_kind = change.staff_kind;
      SignInStore{tx}.save(*account);
      tell(tx, request, "journal.people_staff_kind", "account", id.text,
           change.staff_kind ? TextForm<StaffKind>::write(*change.staff_kind) : "", now);
      return {};
    });
  }

 private:
  House const& house_;
};

}  // namespace

void add_team_routes(http::Routes& routes, House const& house) {
  auto const teams = Teams{house};
  routes.get<TeamParameters, TeamList>(
      "/api/v1/teams", Right::kReadTeam, Work::kWrite,
      [teams](TeamParameters const& asked, Request const& request) { return teams.list(asked, request); },
      {.summary = "identity.api.teams"});
  routes.put<PersonPath, StaffKindChange, void>(
      "/api/v1/people/{id}/staff-kind", Right::kInvitePeople, Work::kWrite,
      [teams](PersonPath const& path, StaffKindChange const& change, Request const& request) {
        return teams.set_kind(path.id, change, request);
      },
      {.summary = "identity.api.set_staff_kind"});
}

}  // namespace relais::identity

#include <fmt/format.h>

#include "identity/letters.hpp"
#include "identity/people_sql.hpp"
#include "identity/team.hpp"
#include "platform/journal/journal.hpp"

namespace relais::identity {
namespace {

db::Statement const kTeam{"identity.team", std::string{R"sql(
  select c.id as counter, c.name as counter_name, a.id, a.name, o.name as employer, o.kind as employer_kind, g.role,
    a.staff_kind
  from role_grant g
  join counter c on c.network_id = g.network_id and c.id = g.scope_code and c.closed_on is null
  join account a on a.network_id = g.network_id and a.id = g.account_id and a.state <> 'disabled'
  join organisation o on o.network_id = g.network_id and o.id = g.organisation_id
  where g.network_id = :network and g.ended_at is null and g.scope_kind = 'counter'
    and (:counter = '' or c.id = :counter)
    and )sql"} + reaches_thing(R"sql('counter')sql", R"sql(c.id)sql") +
                                               R"sql(
  order by c.name, c.id, a.name, a.id, g.role)sql"};

db::Statement const kTeamsOf{"identity.teams_of", R"sql(
  select distinct g.scope_code from role_grant g
  where g.network_id = :network and g.account_id = :account and g.ended_at is null and g.scope_kind = 'counter'
  order by g.scope_code)sql"};

db::Statement const kAdvisersLeft{"identity.advisers_left", R"sql(
  select count(distinct g.account_id) from role_grant g
  join account a on a.network_id = g.network_id and a.id = g.account_id and a.state <> 'disabled'
  where g.network_id = :network and g.scope_kind = 'counter' and g.scope_code = :counter and g.ended_at is null)sql"};

db::Statement const kAnswerable{"identity.answerable_for_counter", kSelectAccounts + R"sql(
  where a.network_id = :network and a.state = 'active' and exists (
    select 1 from reach r
    where r.network_id = a.network_id and r.account_id = a.id and r.kind = 'counter' and r.code = :counter
      and r.role in ('counter_manager', 'host_manager', 'departmental_coordinator'))
  order by a.id)sql"};

db::Statement const kCounterName{"identity.name_of_counter", R"sql(
  select name from counter where network_id = :network and id = :counter and closed_on is null)sql"};

}  // namespace

std::vector<TeamRow> team(db::Snapshot const& snapshot, Scope const& scope, std::optional<std::string> const& counter) {
  return snapshot.all<TeamRow>(kTeam, scope.reach(), db::arg("counter", counter.value_or("")));
}

std::vector<std::string> teams_of(db::Snapshot const& snapshot, NetworkId const& network, AccountId const& account) {
  return snapshot.all<std::string>(kTeamsOf, db::arg("network", network), db::arg("account", account));
}

void tell_short_teams(db::Transaction& tx, House const& house, NetworkId const& network,
                      std::span<std::string const> counters, Instant now) {
  for (auto const& counter : counters) {
    auto const at = std::array{db::arg("network", network), db::arg("counter", counter)};
    auto const name = tx.one<std::string>(kCounterName, at[0], at[1]);
    auto const left = tx.one<std::int64_t>(kAdvisersLeft, at[0], at[1]).value_or(0);
    if (!name || left >= kLabelAdvisers) {
      continue;
    }
    journal::append(tx, {network.text, "", "", "journal.team_short", "counter", counter, std::to_string(left), ""},
                    now);
    for (auto const& person : tx.all<Account>(kAnswerable, at[0], at[1])) {
      if (house.post) {
        house.post(tx, short_team_letter(house, person, *name, left));
      }
    }
  }
}

}  // namespace relais::identity

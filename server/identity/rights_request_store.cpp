#include "identity/rights_request_store.hpp"

#include "identity/people_sql.hpp"

namespace relais::identity {
namespace {

std::string const kReachesNetwork = reaches_thing(R"sql('network')sql", R"sql(:network)sql");

std::string const kSelect = R"sql(
  select q.network_id, q.id, q.kind, q.account_id, q.note, q.received_on, q.due_on, q.extended_because, q.outcome,
    q.answer, q.answered_on
  from rights_request q where q.network_id = :network and )sql";

db::Statement const kAll{"identity.rights_requests", kSelect + kReachesNetwork + R"sql(
  order by case when q.outcome is null then 0 else 1 end, q.due_on, q.id)sql"};

db::Statement const kOne{"identity.rights_request", kSelect + R"sql(q.id = :id and )sql" + kReachesNetwork};

db::Statement const kOfAccount{"identity.rights_requests_of", kSelect + R"sql(
  q.account_id = :account_id order by q.received_on desc, q.id)sql"};

db::Statement const kSave{"identity.save_rights_request", R"sql(
  insert into rights_request (network_id, id, kind, account_id, note, received_on, due_on, extended_because, outcome,
    answer, answered_on)
  values (:network_id, :id, :kind, :account_id, :note, :received_on, :due_on, :extended_because, :outcome, :answer,
    :answered_on)
  on conflict (network_id, id) do update set
    due_on = excluded.due_on, extended_because = excluded.extended_because, outcome = excluded.outcome,
    answer = excluded.answer, answered_on = excluded.answered_on)sql"};

db::Statement const kAccount{"identity.kept_account", R"sql(
  select id, email, name, language, state, made_at, seen_on, disabled_on, disabled_because from account
  where network_id = :network and id = :account_id)sql"};

db::Statement const kGroups{"identity.kept_groups", R"sql(
  select g.name from group_member m join working_group g on g.network_id = m.network_id and g.id = m.group_id
  where m.network_id = :network and m.account_id = :account_id order by g.name)sql"};

db::Statement const kRoles{"identity.kept_roles", R"sql(
  select g.role, o.name, g.scope_kind, g.scope_code, g.given_at, g.ended_at from role_grant g
  join organisation o on o.network_id = g.network_id and o.id = g.organisation_id
  where g.network_id = :network and g.account_id = :account_id order by g.given_at, g.id)sql"};

db::Statement const kSignIns{"identity.kept_sign_ins", R"sql(
  select began_at, seen_at, ended_at, method, desk, browser from sign_in
  where network_id = :network and account_id = :account_id order by began_at)sql"};

db::Statement const kFactors{"identity.kept_factors", R"sql(
  select kind, serial, confirmed_at from authenticator
  where network_id = :network and account_id = :account_id order by id)sql"};

db::Statement const kEntries{"identity.kept_entries", R"sql(
  select at, action, object_kind, object_id, case when actor = :account_id then true else false end as by_them
  from journal_entry
  where network_id = :network and (actor = :account_id or (object_kind = 'account' and object_id = :account_id))
  order by number)sql"};

db::Statement const kEditions{"identity.kept_editions", R"sql(
  select kind, object_id, number, made_at from edition
  where network_id = :network and made_by = :account_id order by made_at)sql"};

db::Statement const kAccountOf{"identity.account_of_address", R"sql(
  select id from account where network_id = :network and email = lower(:email))sql"};

db::Statement const kNetworkRoles{"identity.network_roles_of", R"sql(
  select count(*) from role_grant
  where network_id = :network and account_id = :account_id and scope_kind = 'network' and ended_at is null)sql"};

}  // namespace

bool holds_network_role(db::Snapshot const& snapshot, NetworkId const& network, AccountId const& account) {
  return snapshot.one<std::int64_t>(kNetworkRoles, db::arg("network", network), db::arg("account_id", account)) != 0;
}

Date months_after(Date day, int months) {
  auto const later = day + std::chrono::months{months};
  return later.ok() ? later : Date{later.year() / later.month() / std::chrono::last};
}

std::vector<RightsRequest> rights_requests(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.all<RightsRequest>(kAll, scope.reach());
}

std::optional<RightsRequest> rights_request(db::Snapshot const& snapshot, Scope const& scope, std::string const& id) {
  return snapshot.one<RightsRequest>(kOne, scope.reach(), db::arg("id", id));
}

std::vector<RightsRequest> requests_of(db::Snapshot const& snapshot, NetworkId const& network,
                                       AccountId const& account) {
  return snapshot.all<RightsRequest>(kOfAccount, db::arg("network", network), db::arg("account_id", account));
}

void save(db::Transaction& tx, RightsRequest const& request) {
  tx.run(kSave, request);
}

std::optional<PersonData> person_data(db::Snapshot const& snapshot, NetworkId const& network,
                                      AccountId const& account) {
  auto const network_arg = db::arg("network", network);
  auto const account_arg = db::arg("account_id", account);
  auto kept = snapshot.one<KeptAccount>(kAccount, network_arg, account_arg);
  if (!kept) {
    return std::nullopt;
  }
  return PersonData{*std::move(kept),
                    snapshot.all<std::string>(kGroups, network_arg, account_arg),
                    snapshot.all<KeptRole>(kRoles, network_arg, account_arg),
                    snapshot.all<KeptSignIn>(kSignIns, network_arg, account_arg),
                    snapshot.all<KeptFactor>(kFactors, network_arg, account_arg),
                    snapshot.all<KeptEntry>(kEntries, network_arg, account_arg),
                    snapshot.all<KeptEdition>(kEditions, network_arg, account_arg),
                    requests_of(snapshot, network, account)};
}

std::optional<AccountId> account_of(db::Snapshot const& snapshot, NetworkId const& network, std::string const& email) {
  return snapshot.one<AccountId>(kAccountOf, db::arg("network", network), db::arg("email", email));
}

}  // namespace relais::identity

#include "identity/factor_store.hpp"

#include "identity/people_sql.hpp"

namespace relais::identity {
namespace {

db::Statement const kOfAccount{"identity.authenticators_of_account", R"sql(
  select network_id, id, kind, account_id, serial, sealed_secret, digits, step_seconds, drift_steps, last_step,
    confirmed_at, lost_on
  from authenticator where network_id = :network_id and account_id = :account_id and lost_on is null
  order by kind, id)sql"};

db::Statement const kNextCell{"identity.next_grid_cell", R"sql(
  select network_id, authenticator_id, cell, code_hash, used_at from grid_cell
  where network_id = :network_id and authenticator_id = :authenticator_id and used_at is null order by cell limit 1)sql"};

db::Statement const kCards{"identity.cards", std::string{R"sql(
  select c.network_id, c.id, c.kind, c.account_id, c.serial, c.sealed_secret, c.digits, c.step_seconds, c.drift_steps,
    c.last_step, c.confirmed_at, c.lost_on
  from authenticator c
  where c.network_id = :network and c.kind = 'card'
    and (c.account_id is null or )sql"} + reaches_account(R"sql(c.account_id)sql") +
                                                 R"sql()
  order by c.serial)sql"};

db::Statement const kCard{"identity.card", std::string{R"sql(
  select c.network_id, c.id, c.kind, c.account_id, c.serial, c.sealed_secret, c.digits, c.step_seconds, c.drift_steps,
    c.last_step, c.confirmed_at, c.lost_on
  from authenticator c
  where c.network_id = :network and c.kind = 'card' and c.serial = :serial
    and (c.account_id is null or )sql"} + reaches_account(R"sql(c.account_id)sql") +
                                               R"sql())sql"};

db::Statement const kHasSerial{"identity.card_has_serial", R"sql(
  select count(*) from authenticator where network_id = :network_id and serial = :serial)sql"};

db::Statement const kSave{"identity.save_authenticator", R"sql(
  insert into authenticator (network_id, id, kind, account_id, serial, sealed_secret, digits, step_seconds, drift_steps,
    last_step, confirmed_at, lost_on)
  values (:network_id, :id, :kind, :account_id, :serial, :sealed_secret, :digits, :step_seconds, :drift_steps,
    :last_step, :confirmed_at, :lost_on)
  on conflict (network_id, id) do update set
    account_id = excluded.account_id, sealed_secret = excluded.sealed_secret, digits = excluded.digits,
    step_seconds = excluded.step_seconds, drift_steps = excluded.drift_steps, last_step = excluded.last_step,
    confirmed_at = excluded.confirmed_at, lost_on = excluded.lost_on)sql"};

db::Statement const kSpend{"identity.spend_code", R"sql(
  update authenticator set last_step = :step, drift_steps = :drift_steps
  where network_id = :network_id and id = :id and last_step < :step)sql"};

db::Statement const kAddCell{"identity.add_grid_cell", R"sql(
  insert into grid_cell (network_id, authenticator_id, cell, code_hash, used_at)
  values (:network_id, :authenticator_id, :cell, :code_hash, :used_at))sql"};

db::Statement const kSpendCell{"identity.spend_grid_cell", R"sql(
  update grid_cell set used_at = :now
  where network_id = :network_id and authenticator_id = :authenticator_id and cell = :cell and used_at is null)sql"};

db::Statement const kBackIntoStock{"identity.cards_back_into_stock", R"sql(
  update authenticator set account_id = null, confirmed_at = null
  where network_id = :network_id and account_id = :account_id and kind = 'card' and lost_on is null)sql"};

db::Statement const kEndOthers{"identity.end_authenticators", R"sql(
  update authenticator set lost_on = coalesce(lost_on, :today), account_id = null
  where network_id = :network_id and account_id = :account_id)sql"};

db::Statement const kEndKind{"identity.end_authenticators_of_kind", R"sql(
  update authenticator set lost_on = :today
  where network_id = :network_id and account_id = :account_id and kind = :kind and lost_on is null)sql"};

db::Statement const kHasHadOne{"identity.has_had_authenticator", R"sql(
  select count(*) from authenticator
  where network_id = :network_id and account_id = :account_id and confirmed_at is not null)sql"};

}  // namespace

std::vector<Authenticator> FactorReader::of_account(NetworkId const& network, AccountId const& account) const {
  return snapshot_.all<Authenticator>(kOfAccount, db::arg("network_id", network), db::arg("account_id", account));
}

bool FactorReader::has_had_one(NetworkId const& network, AccountId const& account) const {
  return snapshot_.one<std::int64_t>(kHasHadOne, db::arg("network_id", network), db::arg("account_id", account))
             .value_or(0) > 0;
}

std::optional<GridCell> FactorReader::next_cell(Authenticator const& grid) const {
  return snapshot_.one<GridCell>(kNextCell, db::arg("network_id", grid.network_id),
                                 db::arg("authenticator_id", grid.id));
}

std::vector<Authenticator> FactorReader::cards(Scope const& scope) const {
  return snapshot_.all<Authenticator>(kCards, scope.reach());
}

std::optional<Authenticator> FactorReader::card(Scope const& scope, std::string const& serial) const {
  return snapshot_.one<Authenticator>(kCard, scope.reach(), db::arg("serial", serial));
}

bool FactorReader::has_serial(Scope const& scope, std::string const& serial) const {
  return snapshot_.one<std::int64_t>(kHasSerial, db::arg("network_id", scope.network()), db::arg("serial", serial))
             .value_or(0) > 0;
}

void FactorStore::save(Authenticator const& authenticator) {
  transaction_.run(kSave, authenticator);
}

bool FactorStore::spend(Authenticator const& authenticator, std::int64_t step, std::int64_t drift_steps) {
  return transaction_.run(kSpend, db::arg("network_id", authenticator.network_id), db::arg("id", authenticator.id),
                          db::arg("step", step), db::arg("drift_steps", drift_steps)) == 1;
}

void FactorStore::add(GridCell const& cell) {
  transaction_.run(kAddCell, cell);
}

bool FactorStore::spend(GridCell const& cell, Instant now) {
  return transaction_.run(kSpendCell, db::arg("network_id", cell.network_id),
                          db::arg("authenticator_id", cell.authenticator_id), db::arg("cell", cell.cell),
                          db::arg("now", now)) == 1;
}

void FactorStore::end(NetworkId const& network, AccountId const& account, FactorKind kind, Date today) {
  transaction_.run(kEndKind, db::arg("network_id", network), db::arg("account_id", account), db::arg("kind", kind),
                   db::arg("today", today));
}

void FactorStore::take_away(NetworkId const& network, AccountId const& account, Date today) {
  transaction_.run(kBackIntoStock, db::arg("network_id", network), db::arg("account_id", account));
  transaction_.run(kEndOthers, db::arg("network_id", network), db::arg("account_id", account), db::arg("today", today));
}

}  // namespace relais::identity

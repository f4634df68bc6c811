#include "identity/reset_store.hpp"

#include "identity/people_sql.hpp"

namespace relais::identity {
namespace {

db::Statement const kFind{"identity.find_reset", std::string{R"sql(
  select f.network_id, f.id, f.account_id, f.reason, f.asked_by, f.asked_at, f.agreed_by, f.agreed_at
  from factor_reset f
  where f.network_id = :network and f.id = :id
    and )sql"} + reaches_account(R"sql(f.account_id)sql")};

db::Statement const kOpen{"identity.open_resets", std::string{R"sql(
  select f.network_id, f.id, f.account_id, f.reason, f.asked_by, f.asked_at, f.agreed_by, f.agreed_at
  from factor_reset f
  where f.network_id = :network and f.agreed_at is null
    and )sql"} + reaches_account(R"sql(f.account_id)sql") +
                                                      R"sql(
  order by f.asked_at, f.id)sql"};

db::Statement const kSave{"identity.save_reset", R"sql(
  insert into factor_reset (network_id, id, account_id, reason, asked_by, asked_at, agreed_by, agreed_at)
  values (:network_id, :id, :account_id, :reason, :asked_by, :asked_at, :agreed_by, :agreed_at)
  on conflict (network_id, id) do update set agreed_by = excluded.agreed_by, agreed_at = excluded.agreed_at)sql"};

}  // namespace

std::optional<FactorReset> ResetReader::find(std::string const& id) const {
  return snapshot_.one<FactorReset>(kFind, scope_.reach(), db::arg("id", id));
}

std::vector<FactorReset> ResetReader::open() const {
  return snapshot_.all<FactorReset>(kOpen, scope_.reach());
}

void ResetStore::save(FactorReset const& reset) {
  transaction_.run(kSave, reset);
}

}  // namespace relais::identity

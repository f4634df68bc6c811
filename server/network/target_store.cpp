#include "network/target_store.hpp"

#include <algorithm>

#include "access/reach_sql.hpp"
#include "network/edition.hpp"
#include "network/import_store.hpp"
#include "network/seat_store.hpp"

namespace relais::network {
namespace {

std::string const kPlace = R"sql(coalesce(t.territory_code, t.network_id))sql";
std::string const kPlaceKind = R"sql(case when t.territory_code is null then 'network' else 'territory' end)sql";
std::string const kWithin = reaches_thing(kPlaceKind, kPlace);

db::Statement const kTargetsWithin{"network.targets_within", R"sql(
  select t.network_id, t.id, t.territory_code, t.due_on, t.value, t.note, t.set_on from network_target t
  where t.network_id = :network and )sql" + kWithin + R"sql(
  order by t.due_on, t.id)sql"};

db::Statement const kSave{"network.save_target", R"sql(
  insert into network_target (network_id, id, territory_code, due_on, value, note, set_on)
  values (:network_id, :id, :territory_code, :due_on, :value, :note, :set_on))sql"};

db::Statement const kRemove{"network.remove_target",
                            "delete from network_target where network_id = :network and id = :id"};

}  // namespace

std::vector<GrowthTarget> targets_within(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.all<GrowthTarget>(kTargetsWithin, scope.reach());
}

Result<void> save_target(db::Transaction& tx, Scope const& scope, GrowthTarget const& target) {
  if (!leads(tx, scope, target.territory_code)) {
    return Problem{Fault::kInvalid, "network.territory_unknown", {{"/territory_code", "network.territory_unknown"}}};
  }
  if (target.due_on < kFirstDay || kLastDay < target.due_on) {
    return Problem{Fault::kInvalid, "network.target_out_of_time", {{"/due_on", "network.target_out_of_time"}}};
  }
  tx.run(kSave, target);
  ImportStore::of_person(tx, scope).announce_change("targets");
  return {};
}

Result<void> remove_target(db::Transaction& tx, Scope const& scope, std::string const& id) {
  auto const within = targets_within(tx, scope);
  if (std::ranges::find(within, id, &GrowthTarget::id) == within.end()) {
    return Problem{Fault::kNotFound, "network.target_unknown"};
  }
  auto const network = scope.network();
  tx.run(kRemove, db::arg("network", network), db::arg("id", id));
  ImportStore::of_person(tx, scope).announce_change("targets");
  return {};
}

}  // namespace relais::network

#include "coverage/scenario_store.hpp"

#include <stdexcept>

#include "platform/json/read.hpp"
#include "platform/json/write.hpp"

namespace relais::coverage {
namespace {

constexpr std::int64_t kMostScenarios = 100;

std::string const kSelect = R"sql(
  select network_id, id, account_id, name, territory, edits, is_shared, revision, made_at, changed_at
  from coverage_scenario
  where network_id = :network and (account_id = :account or is_shared = true))sql";

db::Statement const kAll{"coverage.scenarios", kSelect + " order by changed_at desc, id desc limit 200"};
db::Statement const kFind{"coverage.scenario", kSelect + " and id = :id"};

db::Statement const kCount{"coverage.count_scenarios", R"sql(
  select cast(count(*) as bigint) from coverage_scenario where network_id = :network and account_id = :account)sql"};

db::Statement const kAdd{"coverage.add_scenario", R"sql(
  insert into coverage_scenario (network_id, id, account_id, name, territory, edits, is_shared, revision, made_at,
    changed_at)
  values (:network_id, :id, :account_id, :name, :territory, :edits, :is_shared, :revision, :made_at, :changed_at)
  on conflict (network_id, id) do nothing)sql"};

db::Statement const kChange{"coverage.change_scenario", R"sql(
  update coverage_scenario set name = :name, edits = :edits, is_shared = :is_shared, revision = :revision,
    changed_at = :changed_at
  where network_id = :network and account_id = :account and id = :id)sql"};

db::Statement const kRemove{"coverage.remove_scenario", R"sql(
  delete from coverage_scenario where network_id = :network and account_id = :account and id = :id)sql"};

db::Statement const kForget{"coverage.forget_scenarios", R"sql(
  delete from coverage_scenario where network_id = :network and account_id = :account)sql"};

Scenario scenario_of(StoredScenario const& stored, std::string const& account) {
  auto edits = json::read<std::vector<Edit>>(stored.edits);
  if (!edits) {
    throw std::logic_error{"a scenario keeps edits that were never made"};
  }
  return {stored.id,         stored.name,      stored.territory,
          *std::move(edits), stored.is_shared, stored.account_id == account,
          stored.revision,   stored.made_at,   stored.changed_at};
}

Problem is_unknown() {
  return {Fault::kNotFound, "coverage.scenario_unknown"};
}

}  // namespace

std::vector<Scenario> ScenarioReader::all() const {
  auto const& reach = scope_.reach();
  std::vector<Scenario> scenarios;
  for (auto const& stored :
       snapshot_.all<StoredScenario>(kAll, db::arg("network", reach.network), db::arg("account", reach.account))) {
    scenarios.push_back(scenario_of(stored, reach.account));
  }
  return scenarios;
}

std::optional<Scenario> ScenarioReader::find(std::string const& id) const {
  auto const& reach = scope_.reach();
  auto const stored = snapshot_.one<StoredScenario>(kFind, db::arg("network", reach.network),
                                                    db::arg("account", reach.account), db::arg("id", id));
  return stored ? std::optional{scenario_of(*stored, reach.account)} : std::nullopt;
}

Result<void> ScenarioStore::add(std::string const& id, NewScenario const& scenario, Instant now) {
  auto const& reach = scope_.reach();
  auto const own =
      transaction_.one<std::int64_t>(kCount, db::arg("network", reach.network), db::arg("account", reach.account));
  if (own.value_or(0) >= kMostScenarios) {
    return Problem{Fault::kConflict, "coverage.too_many_scenarios"};
  }
  transaction_.run(kAdd, StoredScenario{NetworkId{reach.network}, id, reach.account, scenario.name, scenario.territory,
                                        json::write(scenario.edits), scenario.is_shared.value_or(false), 1, now, now});
  return {};
}

Result<Scenario> ScenarioStore::change(std::string const& id, ScenarioChange const& change, Instant now) {
  auto const& reach = scope_.reach();
  auto scenario = ScenarioReader{transaction_, scope_}.find(id);
  if (!scenario || !scenario->is_own) {
    return is_unknown();
  }
  if (scenario->revision != change.revision) {
    return Problem{Fault::kConflict, "coverage.scenario_changed"};
  }
  scenario->name = change.name.value_or(scenario->name);
  scenario->edits = change.edits.value_or(scenario->edits);
  scenario->is_shared = change.is_shared.value_or(scenario->is_shared);
  ++scenario->revision;
  scenario->changed_at = now;
  auto const edits = json::write(scenario->edits);
  transaction_.run(kChange, db::arg("name", scenario->name), db::arg("edits", edits),
                   db::arg("is_shared", scenario->is_shared), db::arg("revision", scenario->revision),
                   db::arg("changed_at", now), db::arg("network", reach.network), db::arg("account", reach.account),
                   db::arg("id", id));
  return *std::move(scenario);
}

Result<void> ScenarioStore::remove(std::string const& id) {
  auto const& reach = scope_.reach();
  auto const removed = transaction_.run(kRemove, db::arg("network", reach.network), db::arg("account", reach.account),
                                        db::arg("id", id));
  return removed == 1 ? Result<void>{} : is_unknown();
}

void forget_scenarios(db::Transaction& tx, std::string const& network, std::string const& account) {
  tx.run(kForget, db::arg("network", network), db::arg("account", account));
}

}  // namespace relais::coverage

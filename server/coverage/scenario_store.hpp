// Scenarios in the database: a person's own, and those that others of the network show.
#pragma once

#include "coverage/scenario.hpp"
#include "platform/db/session.hpp"

namespace relais::coverage {

class ScenarioReader {
 public:
  ScenarioReader(db::Snapshot const& snapshot, Scope scope) : snapshot_(snapshot), scope_(std::move(scope)) {}

  std::vector<Scenario> all() const;
  std::optional<Scenario> find(std::string const& id) const;

 private:
  db::Snapshot const& snapshot_;
  Scope scope_;
};

class ScenarioStore {
 public:
  ScenarioStore(db::Transaction& transaction, Scope scope) : transaction_(transaction), scope_(std::move(scope)) {}

  // The same id again changes nothing. Refusal: coverage.too_many_scenarios, of one person.
  Result<void> add(std::string const& id, NewScenario const& scenario, Instant now);
  // Of one's own. Refusals: coverage.scenario_unknown, coverage.scenario_changed (somebody was faster).
  Result<Scenario> change(std::string const& id, ScenarioChange const& change, Instant now);
  Result<void> remove(std::string const& id);

 private:
  db::Transaction& transaction_;
  Scope scope_;
};

// With the account of its maker.
void forget_scenarios(db::Transaction& tx, std::string const& network, std::string const& account);

}  // namespace relais::coverage

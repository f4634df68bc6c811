// Scenarios: edits under a name.
#pragma once

#include "coverage/compare.hpp"

namespace relais::coverage {

struct NewScenario {
  std::string name;
  std::optional<std::string> territory;  // that it is looked at for
  std::vector<Edit> edits;
  std::optional<bool> is_shared;
};
BOOST_DESCRIBE_STRUCT(NewScenario, (), (name, territory, edits, is_shared))

struct Scenario {
  std::string id;
  std::string name;
  std::optional<std::string> territory;
  std::vector<Edit> edits;
  bool is_shared = false;
  bool is_own = false;
  std::int64_t revision = 0;
  Instant made_at;
  Instant changed_at;
};
BOOST_DESCRIBE_STRUCT(Scenario, (), (id, name, territory, edits, is_shared, is_own, revision, made_at, changed_at))

struct ScenarioList {
  std::vector<Scenario> items;  // one's own and those that others show, the last changed first
};
BOOST_DESCRIBE_STRUCT(ScenarioList, (), (items))

// What is absent stays.
struct ScenarioChange {
  std::int64_t revision = 0;  // that was seen
  std::optional<std::string> name;
  std::optional<std::vector<Edit>> edits;
  std::optional<bool> is_shared;
};
BOOST_DESCRIBE_STRUCT(ScenarioChange, (), (revision, name, edits, is_shared))

// POST /api/v1/coverage/what-if: as the network would be, beside how it is.
struct WhatIf {
  CoverageQuery query;
  std::vector<Edit> edits;
};
BOOST_DESCRIBE_STRUCT(WhatIf, (), (query, edits))

// A row of the database.
struct StoredScenario {
  NetworkId network_id;
  std::string id;
  std::string account_id;
  std::string name;
  std::optional<std::string> territory;
  std::string edits;
  bool is_shared = false;
  std::int64_t revision = 0;
  Instant made_at;
  Instant changed_at;
};
BOOST_DESCRIBE_STRUCT(StoredScenario, (),
                      (network_id, id, account_id, name, territory, edits, is_shared, revision, made_at, changed_at))

}  // namespace relais::coverage

namespace relais {

template <>
struct json::Constraints<coverage::NewScenario> {
  static constexpr auto all = std::tuple{length(&coverage::NewScenario::name, 1, 100),
                                         length(&coverage::NewScenario::edits, 0, coverage::kMostEdits)};
};

template <>
struct json::Constraints<coverage::ScenarioChange> {
  static constexpr auto all = std::tuple{length(&coverage::ScenarioChange::name, 1, 100),
                                         length(&coverage::ScenarioChange::edits, 0, coverage::kMostEdits)};
};

template <>
struct json::Constraints<coverage::WhatIf> {
  static constexpr auto all = std::tuple{length(&coverage::WhatIf::edits, 0, coverage::kMostEdits)};
};

}  // namespace relais

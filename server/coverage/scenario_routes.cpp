#include "coverage/scenario_routes.hpp"

#include "coverage/scenario_store.hpp"
#include "platform/text/uuid.hpp"

namespace relais::coverage {
namespace {

using http::NoParameters;
using http::Request;
using http::Work;

constexpr auto kRight = Right::kReadFigures;
constexpr auto kRate = http::RateLimit{240, 120};  // a map that is dragged about asks often

struct ScenarioPath {
  std::string id;
};
BOOST_DESCRIBE_STRUCT(ScenarioPath, (), (id))

// Beside how the network is, or beside another scenario.
struct ComparisonQuery {
  std::string id;  // in the path
  std::optional<std::string> against;
  std::optional<std::int32_t> minutes;
  std::optional<std::string> procedure;
  std::optional<Instant> open_at;
  std::optional<double> weekly_hours;
  std::optional<bool> across;
  std::optional<std::string> territory;  // the scenario's unless said
  std::optional<ZoneAsked> zone;
  std::optional<GroupedBy> by;
  std::optional<std::int32_t> limit;
};
BOOST_DESCRIBE_STRUCT(ComparisonQuery, (),
                      (id, against, minutes, procedure, open_at, weekly_hours, across, territory, zone, by, limit))

Problem is_unknown() {
  return {Fault::kNotFound, "coverage.scenario_unknown"};
}

bool is_blank(std::string const& name) {
  return name.find_first_not_of(" \t\n") == name.npos;
}

constexpr std::size_t kLargestBody = 512 * 1024;  // of two hundred edits

class Scenarios {
 public:
  Scenarios(CoverageHouse const* house, db::Database* database, Clock const* clock)
      : house_(house), database_(database), clock_(clock) {}

  ScenarioList list(Request const& request) const {
    auto const scope = request.scope();
    return database_->read([&](db::Snapshot const& snapshot) {
      return ScenarioList{ScenarioReader{snapshot, scope}.all()};
    });
  }

  std::optional<Scenario> find(std::string const& id, Request const& request) const {
    auto const scope = request.scope();
    return database_->read([&](db::Snapshot const& snapshot) { return ScenarioReader{snapshot, scope}.find(id); });
  }

  Result<Scenario> show(std::string const& id, Request const& request) const {
    auto scenario = find(id, request);
    return scenario ? Result<Scenario>{*std::move(scenario)} : is_unknown();
  }

  Result<Scenario> make(NewScenario const& wanted, Request const& request) const {
    if (auto const sound = check(wanted.territory, wanted.edits, request); !sound) {
      return sound.problem();
    }
    if (is_blank(wanted.name)) {
      return invalid("/name", "coverage.scenario_nameless");
    }
    auto const scope = request.scope();
    auto const now = clock_->now();
    auto const id = uuid_v7(now);
    return database_->write([&](db::Transaction& tx) -> Result<Scenario> {
      if (auto const added = ScenarioStore{tx, scope}.add(id, wanted, now); !added) {
        return added.problem();
      }
      return *ScenarioReader{tx, scope}.find(id);
    });
  }

  Result<Scenario> change(std::string const& id, ScenarioChange const& change, Request const& request) const {
    if (auto const sound = check({}, change.edits.value_or(std::vector<Edit>{}), request); !sound) {
      return sound.problem();
    }
    if (change.name && is_blank(*change.name)) {
      return invalid("/name", "coverage.scenario_nameless");
    }
    auto const scope = request.scope();
    auto const now = clock_->now();
    return database_->write([&](db::Transaction& tx) { return ScenarioStore{tx, scope}.change(id, change, now); });
  }

  Result<void> remove(std::string const& id, Request const& request) const {
    auto const scope = request.scope();
    return database_->write([&](db::Transaction& tx) { return ScenarioStore{tx, scope}.remove(id); });
  }

  Result<Comparison> compare(ComparisonQuery const& asked, Request const& request) const {
    auto const scenario = find(asked.id, request);
    auto const other = asked.against ? find(*asked.against, request) : std::nullopt;
    if (!scenario || (asked.against && !other)) {
      return is_unknown();
    }
    CoverageQuery query;
    query.minutes = asked.minutes;
    query.procedure = asked.procedure;
    query.open_at = asked.open_at;
    query.weekly_hours = asked.weekly_hours;
    query.across = asked.across;
    query.zone = asked.zone;
    query.by = asked.by;
    query.territory = asked.territory ? asked.territory : scenario->territory;
    query.limit = asked.limit;
    query.network = request.scope().network();
    return house_->compare(query, other ? other->edits : std::vector<Edit>{}, scenario->edits);
  }

 private:
  // What could not be drawn is not kept.
  Result<void> check(std::optional<std::string> const& territory, std::vector<Edit> const& edits,
                     Request const& request) const {
    CoverageQuery query;
    query.network = request.scope().network();
    query.territory = territory;
    return house_->check(query, edits);
  }

  CoverageHouse const* house_;
  db::Database* database_;
  Clock const* clock_;
};

}  // namespace
}  // namespace relais::coverage

template <>
struct relais::json::Constraints<relais::coverage::ComparisonQuery> {
  using Query = relais::coverage::ComparisonQuery;
  static constexpr auto all =
      std::tuple{range(&Query::minutes, 1, 180), range(&Query::weekly_hours, 0, 168), range(&Query::limit, 1, 200)};
};

namespace relais::coverage {

void add_scenario_routes(http::Routes& routes, CoverageHouse const* house, db::Database* database, Clock const* clock) {
  auto const scenarios = Scenarios{house, database, clock};
  routes.post<NoParameters, WhatIf, Comparison>(
      "/api/v1/coverage/what-if", kRight, Work::kLong,
      [house](NoParameters const&, WhatIf const& asked, Request const& request) {
        auto query = asked.query;
        query.network = request.scope().network();
        return house->compare(query, {}, asked.edits);
      },
      {.summary = "coverage.api.what_if",
       .codes = {"coverage.loading", "coverage.busy"},
       .body_limit = kLargestBody,
       .rate = kRate});
  routes.get<NoParameters, ScenarioList>(
      "/api/v1/coverage/scenarios", kRight, Work::kLong,
      [scenarios](NoParameters const&, Request const& request) { return scenarios.list(request); },
      {.summary = "coverage.api.scenarios"});
  routes.post<NoParameters, NewScenario, Scenario>(
      "/api/v1/coverage/scenarios", kRight, Work::kWrite,
      [scenarios](NoParameters const&, NewScenario const& wanted, Request const& request) {
        return scenarios.make(wanted, request);
      },
      {.summary = "coverage.api.make_scenario", .body_limit = kLargestBody, .rate = http::RateLimit{120, 120}});
  routes.get<ScenarioPath, Scenario>(
      "/api/v1/coverage/scenarios/{id}", kRight, Work::kLong,
      [scenarios](ScenarioPath const& path, Request const& request) { return scenarios.show(path.id, request); },
      {.summary = "coverage.api.scenario", .codes = {"coverage.scenario_unknown"}});
  routes.patch<ScenarioPath, ScenarioChange, Scenario>(
      "/api/v1/coverage/scenarios/{id}", kRight, Work::kWrite,
      [scenarios](ScenarioPath const& path, ScenarioChange const& change, Request const& request) {
        return scenarios.change(path.id, change, request);
      },
      {.summary = "coverage.api.change_scenario",
       .codes = {"coverage.scenario_unknown", "coverage.scenario_changed"},
       .body_limit = kLargestBody,
       .rate = http::RateLimit{120, 120}});
  routes.remove<ScenarioPath, void>(
      "/api/v1/coverage/scenarios/{id}", kRight, Work::kWrite,
      [scenarios](ScenarioPath const& path, Request const& request) { return scenarios.remove(path.id, request); },
      {.summary = "coverage.api.remove_scenario", .codes = {"coverage.scenario_unknown"}});
  routes.get<ComparisonQuery, Comparison>(
      "/api/v1/coverage/scenarios/{id}/comparison", kRight, Work::kLong,
      [scenarios](ComparisonQuery const& query, Request const& request) { return scenarios.compare(query, request); },
      {.summary = "coverage.api.comparison", .codes = {"coverage.scenario_unknown"}, .rate = kRate});
}

}  // namespace relais::coverage

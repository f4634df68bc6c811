#include "visits/import_routes.hpp"

#include <set>

#include "platform/journal/tell_routes.hpp"
#include "visits/import_models.hpp"
#include "visits/visit_store.hpp"

namespace relais::visits {
namespace {

using http::NoParameters;
using http::Request;

// All lines or none; a review keeps nothing.
Result<VisitImport> bring(VisitHouse const& house, VisitFile const& file, Request const& request) {
  auto const around = house.surroundings();
  if (!around) {
    return Problem{Fault::kUnavailable, "network.directory_loading"};
  }
  auto const table = tables::read_table(file.csv);
  if (!table) {
    return table.problem();
  }
  auto const now = house.clock->now();
  auto read = read_visits(*table, file.mapping.value_or(ImportMapping{}), file.counter, *around, *house.rules, now);
  if (!read) {
    return read.problem();
  }
  auto const scope = request.scope();
  auto const by = Recorder{request.principal.signed_in()->account, now, {}, house.is_demonstration};
  auto const undo = Problem{Fault::kConflict, "visits.review_only"};
  auto report = read->report;
  auto refused = std::optional<Problem>{};
  auto const done = house.database->write([&](db::Transaction& tx) -> Result<void> {
    report = read->report;
    refused.reset();
    auto store = VisitStore{tx, scope};
    std::set<std::string> counters{file.counter};
    for (auto const& visit : read->visits) {
      counters.insert(visit.visit.counter);
    }
    for (auto const& counter : counters) {
      if (!store.reaches(counter)) {
        refused = invalid("/counter", "visits.counter_unknown");
        return undo;
      }
    }
    if (!store.claim_kind(by.is_generated)) {
      refused = Problem{Fault::kConflict, "visits.network_is_generated"};
      return undo;
    }
    for (auto const& visit : read->visits) {
      report.known += store.record(visit, by) != RecordOutcome::kRecorded;
    }
    if (file.dry_run || report.refused_lines > 0) {
      return undo;
    }
    journal::tell(tx, request, "journal.visits_imported", "counter", file.counter, std::to_string(report.visits), now);
    return {};
  });
  if (refused) {
    return *refused;
  }
  report.is_done = static_cast<bool>(done);
  return report;
}

}  // namespace

void add_import_routes(http::Routes& routes, VisitHouse const& house) {
  routes.post<NoParameters, VisitFile, VisitImport>(
      "/api/v1/visit-imports", Right::kSignGrids, http::Work::kWrite,
      [&house](NoParameters const&, VisitFile const& file, Request const& request) {
        return bring(house, file, request);
      },
      {.summary = "visits_api.import", .body_limit = 8 * 1024 * 1024});
}

}  // namespace relais::visits

#include "visits/import_routes.hpp"

#include "platform/journal/tell_routes.hpp"
#include "visits/import_models.hpp"
#include "visits/import_store.hpp"

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
  auto read = read_visits(*table, file.mapping.value_or(ImportMapping{}), file.counter, *around, *house.guard, now);
  if (!read) {
    return read.problem();
  }
  auto const scope = request.scope();
  auto const by = Recorder{request.principal.signed_in()->account, now, {}, house.is_demonstration};
  return bring_visits(*house.database, scope, *read, file.counter, by, file.dry_run,
                      [&](db::Transaction& tx, VisitImport const& report) {
                        journal::tell(tx, request, "journal.visits_imported", "counter", file.counter,
                                      std::to_string(report.visits), now);
                      });
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

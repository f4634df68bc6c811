#include "network/zone_routes.hpp"

#include "network/edition_store.hpp"
#include "network/import_store.hpp"
#include "network/live_directory.hpp"
#include "network/zone_models.hpp"
#include "platform/journal/tell_routes.hpp"

namespace relais::network {
namespace {

struct TerritoryPath {
  TerritoryCode code;
};
BOOST_DESCRIBE_STRUCT(TerritoryPath, (), (code))

Problem unknown() {
  return {Fault::kNotFound, "network.territory_unknown"};
}

class ZoneMarks {
 public:
  ZoneMarks(db::Database* database, Clock const* clock, DirectoryNow directory)
      : database_(database), clock_(clock), directory_(std::move(directory)) {}

  // Refused: network.territory_unknown (no commune, or beyond reach), network.directory_loading.
  Result<ZoneMark> mark(TerritoryCode const& code, ZoneMarking const& asked, http::Request const& request) const {
    auto const directory = directory_();
    if (!directory) {
      return Problem{Fault::kUnavailable, "network.directory_loading"};
    }
    auto const scope = request.scope();
    auto const* const commune = directory->territories().find(code);
    if (commune == nullptr || commune->kind != TerritoryKind::kCommune || commune->network_id != scope.network()) {
      return unknown();
    }
    auto const now = clock_->now();
    return database_->write([&](db::Transaction& tx) -> Result<ZoneMark> {
      if (!reaches_territory(tx, scope, commune->code)) {
        return unknown();
      }
      auto const& hat = request.principal.signed_in()->hat;
      auto const mark = ZoneMark{scope.network(),
                                 commune->code,
                                 asked.zone,
                                 asked.is_in.value_or(false),
                                 asked.reason,
                                 day_of_directory(now),
                                 hat ? organisation_name(tx, scope.network(), hat->text) : ""};
      auto store = ImportStore::of_person(tx, scope);
      asked.is_in ? store.save(mark) : store.remove(mark);
      store.announce_change("zones");
      journal::tell(tx, request, asked.is_in ? "journal.zone_marked" : "journal.zone_unmarked", "territory",
                    commune->code.text, asked.reason, now);
      return mark;
    });
  }

 private:
  db::Database* database_;
  Clock const* clock_;
  DirectoryNow directory_;
};

}  // namespace

void add_zone_routes(http::Routes& routes, db::Database* database, Clock const* clock, DirectoryNow const& directory) {
  auto const marks = ZoneMarks{database, clock, directory};
  routes.put<TerritoryPath, ZoneMarking, ZoneMark>(
      "/api/v1/territories/{code}/zones", Right::kManageCounters, http::Work::kWrite,
      [marks](TerritoryPath const& path, ZoneMarking const& asked, http::Request const& request) {
        return marks.mark(path.code, asked, request);
      },
      {.summary = "network.api.mark_zone"});
}

}  // namespace relais::network

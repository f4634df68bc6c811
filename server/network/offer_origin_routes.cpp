#include "network/offer_origin_routes.hpp"

#include "network/edition_store.hpp"
#include "network/offer_origins.hpp"

namespace relais::network {

void add_offer_origin_routes(http::Routes& routes, db::Database* database, DirectoryNow const& directory) {
  routes.get<OfferOriginsQuery, OfferOrigins>(
      "/api/v1/networks/{id}/offer-origins", Right::kReadFigures, http::Work::kLong,
      [database, directory](OfferOriginsQuery const& query, http::Request const& request) -> Result<OfferOrigins> {
        auto const now = directory();
        if (!now) {
          return Problem{Fault::kUnavailable, "network.directory_loading"};
        }
        auto const scope = request.scope();
        if (query.id != scope.network()) {
          return Problem{Fault::kNotFound, "network.network_unknown"};
        }
        auto const within =
            database->read([&](db::Snapshot const& snapshot) { return counters_within(snapshot, scope); });
        return offer_origins(*now, within, query);
      },
      {.summary = "network.api.offer_origins"});
}

}  // namespace relais::network

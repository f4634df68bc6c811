// What offers are to their places, for whoever reads figures: of the counters within reach.
#pragma once

#include "network/directory.hpp"
#include "platform/db/database.hpp"
#include "platform/http/routes.hpp"

namespace relais::network {

// `database` must outlive the routes.
void add_offer_origin_routes(http::Routes& routes, db::Database* database, DirectoryNow const& directory);

}  // namespace relais::network

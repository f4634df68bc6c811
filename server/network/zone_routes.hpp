// Marks of zones, by whoever keeps the directory of a territory. A mark shows within a second or two, once the
// directory has been read anew.
#pragma once

#include "network/directory.hpp"
#include "platform/db/database.hpp"
#include "platform/http/routes.hpp"

namespace relais::network {

// `database` and `clock` must outlive the routes.
void add_zone_routes(http::Routes& routes, db::Database* database, Clock const* clock, DirectoryNow const& directory);

}  // namespace relais::network

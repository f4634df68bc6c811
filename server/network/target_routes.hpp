// Targets of a network's growth, by whoever leads it.
#pragma once

#include "platform/db/database.hpp"
#include "platform/http/routes.hpp"

namespace relais::network {

// `database` and `clock` must outlive the routes.
void add_target_routes(http::Routes& routes, db::Database* database, Clock const* clock);

}  // namespace relais::network

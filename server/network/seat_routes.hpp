// Functions of the network in the hands of those who fill them: who leads, which department has a coordinator.
#pragma once

#include "platform/clock/clock.hpp"
#include "platform/db/database.hpp"
#include "platform/http/routes.hpp"

namespace relais::network {

// `database` and `clock` outlive the routes; the contract alone is made without.
void add_seat_routes(http::Routes& routes, db::Database* database, Clock const* clock);

}  // namespace relais::network

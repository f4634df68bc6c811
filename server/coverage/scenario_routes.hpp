// /api/v1/coverage/scenarios, and what would be without saving anything: /coverage/what-if.
#pragma once

#include "coverage/coverage_house.hpp"
#include "platform/clock/clock.hpp"
#include "platform/db/database.hpp"
#include "platform/http/routes.hpp"

namespace relais::coverage {

// What is pointed at may be null where only the contract is asked for; otherwise it outlives the routes.
void add_scenario_routes(http::Routes& routes, CoverageHouse const* house, db::Database* database, Clock const* clock);

}  // namespace relais::coverage

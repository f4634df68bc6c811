// GET /api/v1/coverage, /coverage.csv and /travel-times.
#pragma once

#include "coverage/coverage_house.hpp"
#include "platform/http/routes.hpp"

namespace relais::coverage {

// `house` may be null where only the contract is asked for; otherwise it outlives the routes.
void add_coverage_routes(http::Routes& routes, CoverageHouse const* house);

}  // namespace relais::coverage

// The week's grid: seen, typed and signed at its own counter.
#pragma once

#include "platform/http/routes.hpp"
#include "visits/visit_house_routes.hpp"

namespace relais::visits {

void add_grid_routes(http::Routes& routes, VisitHouse const& house);

}  // namespace relais::visits

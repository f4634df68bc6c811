// Recording visits, reading and correcting them at their own counter, closing a day.
#pragma once

#include "platform/http/routes.hpp"
#include "visits/visit_house_routes.hpp"

namespace relais::visits {

void add_visit_routes(http::Routes& routes, VisitHouse const& house);

}  // namespace relais::visits

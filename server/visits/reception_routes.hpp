// The reception: the walk-in queue, calls for help, need cards, posts at people's disposal.
#pragma once

#include "platform/http/routes.hpp"
#include "visits/visit_house_routes.hpp"

namespace relais::visits {

void add_reception_routes(http::Routes& routes, VisitHouse const& house);

}  // namespace relais::visits

// Bringing a counter's own history in, reviewed first.
#pragma once

#include "platform/http/routes.hpp"
#include "visits/visit_house_routes.hpp"

namespace relais::visits {

void add_import_routes(http::Routes& routes, VisitHouse const& house);

}  // namespace relais::visits

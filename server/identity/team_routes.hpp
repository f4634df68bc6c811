// The people of a counter, for those who work there or answer for it.
#pragma once

#include "identity/identity.hpp"
#include "platform/http/routes.hpp"

namespace relais::identity {

void add_team_routes(http::Routes& routes, House const& house);

}  // namespace relais::identity

// One's own second factors.
#pragma once

#include "identity/identity.hpp"
#include "platform/http/routes.hpp"

namespace relais::identity {

void add_factor_routes(http::Routes& routes, House const& house);

}  // namespace relais::identity

// Signing in through an identity provider: away, and back.
#pragma once

#include "identity/identity.hpp"
#include "platform/http/routes.hpp"

namespace relais::identity {

void add_provider_routes(http::Routes& routes, House const& house);

}  // namespace relais::identity

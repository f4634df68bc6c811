// The links of letters: shown, used, asked for by whoever forgot their password.
#pragma once

#include "identity/identity.hpp"
#include "platform/http/routes.hpp"

namespace relais::identity {

void add_link_routes(http::Routes& routes, House const& house);

}  // namespace relais::identity

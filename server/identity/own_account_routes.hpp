// What is one's own: name and rights, PIN, password, sign-ins.
#pragma once

#include "identity/identity.hpp"
#include "platform/http/routes.hpp"

namespace relais::identity {

void add_own_account_routes(http::Routes& routes, House const& house);

}  // namespace relais::identity

// Cards that show codes, resets of second factors by two persons, and the journal.
#pragma once

#include "identity/identity.hpp"
#include "platform/http/routes.hpp"

namespace relais::identity {

void add_security_routes(http::Routes& routes, House const& house);

}  // namespace relais::identity

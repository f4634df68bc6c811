// People, their roles, organisations, invitations: as far as the asking person reaches.
#pragma once

#include "identity/identity.hpp"
#include "platform/http/routes.hpp"

namespace relais::identity {

void add_people_routes(http::Routes& routes, House const& house);

}  // namespace relais::identity

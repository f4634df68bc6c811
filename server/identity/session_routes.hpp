// Signing in and out, the lock of a shared desk, the hat that is worn.
#pragma once

#include "identity/identity.hpp"
#include "platform/http/routes.hpp"

namespace relais::identity {

void add_session_routes(http::Routes& routes, House const& house);

// Who sends this request: for Site's sign_in. Reads once; writes at most once a minute, that they were seen.
Principal principal_of(House const& house, http::Request const& request);

}  // namespace relais::identity

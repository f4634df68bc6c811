// The API of personal data: register of processing, retention, proofs of erasures, what persons ask by right.
#pragma once

#include "identity/identity.hpp"
#include "platform/http/routes.hpp"

namespace relais::identity {

void add_privacy_routes(http::Routes& routes, House const& house);

}  // namespace relais::identity

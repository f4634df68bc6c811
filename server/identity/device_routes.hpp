// The API of kiosks and tablets: a code is made for a counter, the device is enrolled with it once, and revoked.
#pragma once

#include "identity/identity.hpp"
#include "platform/http/routes.hpp"

namespace relais::identity {

void add_device_routes(http::Routes& routes, House const& house);

// The device that brings its cookie; anybody else is anonymous.
Principal device_of(House const& house, http::Request const& request);

}  // namespace relais::identity

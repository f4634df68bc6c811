// The finder's API. Public: nothing here needs a sign-in.
#pragma once

#include "network/live_directory.hpp"
#include "platform/http/routes.hpp"

namespace relais::network {

// `directory` and `clock` must outlive the routes.
void add_routes(http::Routes& routes, LiveDirectory const& directory, Clock const& clock);

}  // namespace relais::network

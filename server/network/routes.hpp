// The finder's API. Public: nothing here needs a sign-in.
#pragma once

#include "network/directory.hpp"
#include "platform/http/routes.hpp"

namespace relais::network {

// `directory` gives the directory of this moment, null while it is being loaded. `clock` must outlive the routes.
void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock);

}  // namespace relais::network

// The published files, each at its address.
#pragma once

#include "network/open_data.hpp"
#include "platform/http/routes.hpp"

namespace relais::network {

// `directory` gives the directory of this moment, null while it is being loaded.
void add_open_data_routes(http::Routes& routes, DirectoryNow const& directory, OpenDataSite const& site);

}  // namespace relais::network

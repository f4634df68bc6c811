// The page in which the application of the workspaces runs: the same for everybody, signed in or not.
#pragma once

#include "network/public_pages.hpp"

namespace relais::commands {

struct WorkspacePage {
  std::string title;
};
BOOST_DESCRIBE_STRUCT(WorkspacePage, (), (title))

// `site` must outlive the routes.
void add_workspace_routes(http::Routes& routes, network::PublicPages const& site);

}  // namespace relais::commands

// "/fr/access": who is how far from a counter, among the public pages.
#pragma once

#include "coverage/access_page.hpp"
#include "network/public_pages.hpp"

namespace relais::commands {

class AccessPageRoutes {
 public:
  // Both must outlive this.
  AccessPageRoutes(network::PublicPages const& site, coverage::CoverageHouse const& house)
      : site_(site), house_(house) {}
  static Result<void> check(network::PublicPages const& site);
  // This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const;

 private:
  http::Answer answer(Language language, http::Request const& request, network::Directory const& directory) const;

  network::PublicPages const& site_;
  coverage::CoverageHouse const& house_;
};

}  // namespace relais::commands

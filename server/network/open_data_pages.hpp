// The page of the open data: what can be taken away, in which form and under which licence.
#pragma once

#include "network/open_data.hpp"
#include "network/public_pages.hpp"

namespace relais::network {

class OpenDataPages {
 public:
  // `site` must outlive this.
  explicit OpenDataPages(PublicPages const& site) : site_(site) {}
  static Result<void> check(PublicPages const& site);

  // "/fr/open-data", in every language. This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const;

 private:
  PublicPages const& site_;
};

}  // namespace relais::network

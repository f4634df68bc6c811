// "/fr/shared/{token}": figures for whoever has the link.
#pragma once

#include "indicators/shared_view_routes.hpp"
#include "network/public_pages.hpp"

namespace relais::commands {

class SharedViewPage {
 public:
  // Both must outlive this.
  SharedViewPage(network::PublicPages const& site, indicators::SharingHouse const& house)
      : site_(site), house_(house) {}
  static Result<void> check(network::PublicPages const& site);
  // This must outlive the routes.
  void add_routes(http::Routes& routes) const;

 private:
  http::Answer answer(std::string_view token, Language language) const;

  network::PublicPages const& site_;
  indicators::SharingHouse const& house_;
};

}  // namespace relais::commands

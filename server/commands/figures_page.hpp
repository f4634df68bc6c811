// "/fr/figures": the network in figures, among the public pages.
#pragma once

#include "indicators/statistics_routes.hpp"
#include "network/public_pages.hpp"

namespace relais::commands {

class FiguresPage {
 public:
  // Both must outlive this.
  FiguresPage(network::PublicPages const& site, indicators::FiguresHouse const& house) : site_(site), house_(house) {}
  static Result<void> check(network::PublicPages const& site);
  // This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const;

 private:
  network::PublicPages const& site_;
  indicators::FiguresHouse const& house_;
};

}  // namespace relais::commands

// "/fr/goals": what the network is for, in three goals, each with the figures that tell how far it has come.
#pragma once

#include "coverage/coverage_house.hpp"
#include "indicators/statistics_routes.hpp"
#include "network/public_pages.hpp"

namespace relais::commands {

class GoalsPageRoutes {
 public:
  // All must outlive this.
  GoalsPageRoutes(network::PublicPages const& site, indicators::FiguresHouse const& figures,
                  coverage::CoverageHouse const& coverage)
      : site_(site), figures_(figures), coverage_(coverage) {}
  static Result<void> check(network::PublicPages const& site);
  // This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const;

 private:
  network::PublicPages const& site_;
  indicators::FiguresHouse const& figures_;
  coverage::CoverageHouse const& coverage_;
};

}  // namespace relais::commands

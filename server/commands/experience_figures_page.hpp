// "/fr/experiences/figures": what came of the stories, for anybody to read.
#pragma once

#include "experiences/experience_routes.hpp"
#include "indicators/statistics_routes.hpp"
#include "network/public_pages.hpp"

namespace relais::commands {

class ExperienceFiguresPages {
 public:
  // Both must outlive this.
  ExperienceFiguresPages(network::PublicPages const& site, experiences::Experiences const& stories)
      : site_(site), stories_(stories) {}
  static Result<void> check(network::PublicPages const& site);
  // This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const;

 private:
  network::PublicPages const& site_;
  experiences::Experiences const& stories_;
};

// Visits by department as the figures of visits publish them. `figures` must outlive it.
experiences::VisitsByDepartment visits_beside_stories(indicators::FiguresHouse const& figures);

}  // namespace relais::commands

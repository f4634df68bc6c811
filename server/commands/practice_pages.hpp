// "/fr/experiences/practices": what people praised, so that other counters can do the same.
#pragma once

#include "experiences/experience_routes.hpp"
#include "network/public_pages.hpp"

namespace relais::commands {

class PracticePages {
 public:
  // Both must outlive this.
  PracticePages(network::PublicPages const& site, experiences::Experiences const& stories)
      : site_(site), stories_(stories) {}
  static Result<void> check(network::PublicPages const& site);
  // This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const;

 private:
  network::PublicPages const& site_;
  experiences::Experiences const& stories_;
};

}  // namespace relais::commands

// "/fr/experiences/irritants": what many people tell of, month by month, and what was done about it.
#pragma once

#include "actions/actions.hpp"
#include "experiences/experience_routes.hpp"
#include "network/public_pages.hpp"

namespace relais::commands {

class IrritantPages {
 public:
  // All must outlive this.
  IrritantPages(network::PublicPages const& site, experiences::Experiences const& stories,
                actions::Actions const& actions)
      : site_(site), stories_(stories), actions_(actions) {}
  static Result<void> check(network::PublicPages const& site);
  // "/fr/experiences/irritants" and "/fr/experiences/irritants/{id}". This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const;

 private:
  http::Answer list(Language language, http::Request const& request, network::Directory const& now) const;

  network::PublicPages const& site_;
  experiences::Experiences const& stories_;
  actions::Actions const& actions_;
};

}  // namespace relais::commands

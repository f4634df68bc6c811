// The public pages of procedures, borders and the programme.
#pragma once

#include "network/public_pages.hpp"

namespace relais::network {

class SheetPages {
 public:
  // `site` must outlive this.
  explicit SheetPages(PublicPages const& site) : site_(site) {}
  static Result<void> check(PublicPages const& site);

  // "/fr/procedures", "/fr/procedures/{code}", "/fr/borders/{pack}/{sheet}", "/fr/programme", in every language. This
  // and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const;

 private:
  http::Answer procedures(Language language, http::Request const& request, Directory const& directory,
                          Instant now) const;
  http::Answer procedure(Language language, http::Request const& request, Directory const& directory,
                         Instant now) const;
  http::Answer border_sheet(Language language, http::Request const& request, Directory const& directory,
                            Instant now) const;
  http::Answer programme(Language language, http::Request const& request, Directory const& directory,
                         Instant now) const;

  PublicPages const& site_;
};

}  // namespace relais::network

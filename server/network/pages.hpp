// The finder's public pages, and the page of a refusal. Public: nothing here needs a sign-in.
#pragma once

#include <string>

#include "network/public_pages.hpp"
#include "network/travel_times.hpp"
#include "platform/http/problem_document.hpp"

namespace relais::network {

class Pages {
 public:
  // `site` must outlive this.
  explicit Pages(PublicPages const& site, TravelTimes travel_times = {})
      : site_(site), travel_times_(std::move(travel_times)) {}
  // Each template against its model; to be asked at start.
  static Result<void> check(PublicPages const& site);

  // "/", and in each language that has texts "/fr/", "/fr/counters", "/fr/counters/{id}". This and `clock` must outlive
  // the routes.
  void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const;

  // In the language of the address that was asked for, else in that of the browser.
  std::string problem(http::Request const& request, http::ProblemDocument const& document) const;

 private:
  http::Answer home(Language language, http::Request const& request, Directory const& directory, Instant now) const;
  http::Answer counters(Language language, http::Request const& request, Directory const& directory, Instant now) const;
  http::Answer counter(Language language, http::Request const& request, Directory const& directory, Instant now) const;

  PublicPages const& site_;
  TravelTimes travel_times_;
};

}  // namespace relais::network

// The finder's public pages, and the page of a refusal. Public: nothing here needs a sign-in.
#pragma once

#include <string>
#include <string_view>

#include "network/directory.hpp"
#include "platform/http/problem_document.hpp"
#include "platform/http/routes.hpp"
#include "platform/i18n/texts.hpp"
#include "platform/pages/templates.hpp"

namespace relais::network {

class Pages {
 public:
  // Loads every template and checks it against its model; refused as pages::Templates refuses. `texts` must outlive
  // this; `public_url` ("https://relais.example.org", or empty) stands before the addresses that search engines read.
  static Result<Pages> load(i18n::Texts const& texts, std::string public_url);

  // "/", and in each language that has texts "/fr/", "/fr/counters", "/fr/counters/{id}". This and `clock` must outlive
  // the routes.
  void add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const;

  // In the language of the address that was asked for, else in that of the browser.
  std::string problem(http::Request const& request, http::ProblemDocument const& document) const;

 private:
  Pages(i18n::Texts const& texts, pages::Templates templates, std::string public_url)
      : texts_(&texts), templates_(std::move(templates)), public_url_(std::move(public_url)) {}

  http::Answer home(Language language, http::Request const& request, Directory const& directory, Instant now) const;
  http::Answer counters(Language language, http::Request const& request, Directory const& directory, Instant now) const;
  http::Answer counter(Language language, http::Request const& request, Directory const& directory, Instant now) const;

  i18n::Texts const* texts_;
  pages::Templates templates_;
  std::string public_url_;
};

}  // namespace relais::network

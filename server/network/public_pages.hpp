// What all public pages share: templates, languages, the address of the site, and how a page is served in each language
// that has texts.
#pragma once

#include <functional>

#include <fmt/format.h>

#include "network/directory.hpp"
#include "platform/http/parameters.hpp"
#include "platform/http/routes.hpp"
#include "platform/i18n/texts.hpp"
#include "platform/pages/page.hpp"
#include "platform/pages/templates.hpp"

namespace relais::network {

// How far the site is accessible by its audit; none without one.
enum class Accessibility { kNone, kPartly, kFully };
BOOST_DESCRIBE_ENUM(Accessibility, kNone, kPartly, kFully)

class PublicPages {
 public:
  // Loads every template; refused as pages::Templates refuses. `texts` must outlive this; `public_url`
  // ("https://relais.example.org", or empty) stands before the addresses that search engines read.
  // `accessibility`: what the last audit found, for the foot of every page.
  static Result<PublicPages> load(i18n::Texts const& texts, std::string public_url,
                                  Accessibility accessibility = Accessibility::kNone);

  i18n::Texts const& texts() const { return *texts_; }
  pages::Templates const& templates() const { return templates_; }
  std::string const& public_url() const { return public_url_; }

  // Fills what every page has and renders it; `path` is its address after "/fr". `asked`, "?day=now", is what the
  // person searches for meanwhile: kept in other languages, and no part of the address that search engines list.
  template <class Model>
  http::Answer show(Language language, std::string_view name, Model page, std::string_view path,
                    std::string_view asked = {}) const {
    add_surroundings(page, language, fmt::format("{}{}", path, asked));
    auto answer = http::html(templates_.render(language, name, page));
    if (!asked.empty()) {
      add_canonical(answer, language, path);
    }
    return answer;
  }
  // Names the page that search engines are to list in the place of this one.
  void add_canonical(http::Answer& answer, Language language, std::string_view path) const;
  void add_surroundings(pages::Page& page, Language language, std::string_view path) const;

  using Handle = std::function<http::Answer(Language, http::Request const&, Directory const&, Instant)>;
  // Serves GET "/fr<path>" and so on. This, `clock` and whatever the handle holds must outlive the routes.
  void add(http::Routes& routes, DirectoryNow const& directory, Clock const& clock, std::string_view path,
           std::string_view summary, Handle const& handle) const;

  // That language, or French until it has texts.
  Language spoken(Language language) const;

 private:
  PublicPages(i18n::Texts const& texts, pages::Templates templates, std::string public_url, Accessibility accessibility)
      : texts_(&texts),
        templates_(std::move(templates)),
        public_url_(std::move(public_url)),
        accessibility_(accessibility) {}

  i18n::Texts const* texts_;
  pages::Templates templates_;
  std::string public_url_;
  Accessibility accessibility_;
};

// Strangers link to pages with parameters of their own: what is unknown is ignored.
template <class T>
Result<T> read_page_parameters(http::Request const& request) {
  return http::read_parameters<T>(request, http::Unknown::kIgnored);
}

// What a form sends: its body is written as a query is. Refusals: http.not_a_form, those of read_page_parameters().
template <class T>
Result<T> read_page_form(http::Request const& request) {
  if (!request.header("Content-Type").starts_with("application/x-www-form-urlencoded")) {
    return Problem{Fault::kInvalid, "http.not_a_form"};
  }
  auto form = request;
  form.query = request.body;
  form.parameters = {};
  return read_page_parameters<T>(form);
}

// "/fr/counters?…" without its language.
inline std::string after_language(std::string const& url) {
  return url.substr(3);
}

}  // namespace relais::network

#include "commands/shared_view_page.hpp"

#include "indicators/shared_view_page.hpp"

namespace relais::commands {
namespace {

// Whether it never was, has ended or its maker may not read it any more: nobody learns which.
pages::ProblemPage over(i18n::Texts const& texts, Language language) {
  pages::ProblemPage page;
  page.title = texts.text(language, "sharing.over_title");
  page.description = page.title;
  page.heading = page.title;
  page.explanation = texts.text(language, "sharing.over_text");
  return page;
}

}  // namespace

Result<void> SharedViewPage::check(network::PublicPages const& site) {
  return site.templates().check<indicators::SharedViewPage>("indicators/shared");
}

void SharedViewPage::add_routes(http::Routes& routes) const {
  for (auto const& entry : TextForm<Language>::entries()) {
    if (site_.texts().speaks(entry.value)) {
      routes.get(fmt::format("/{}/shared/{{token}}", entry.text), Right::kReadPublicDirectory, http::Work::kLong,
                 [this, language = entry.value](http::Request const& request) {
                   return answer(request.parameter("token"), language);
                 },
                 // A committee opens a link at once from behind one address; the secret is too long to be tried.
                 {.summary = "sharing.api.page",
                  .produces = http::kHtml,
                  .compressible = true,
                  .rate = http::RateLimit{600, 120}});
    }
  }
}

http::Answer SharedViewPage::answer(std::string_view token, Language language) const {
  auto const path = fmt::format("/shared/{}", token);
  auto const opened = indicators::open_shared_view(house_, token, language);
  if (!opened && opened.problem().fault != Fault::kNotFound) {
    return http::refusal(opened.problem());
  }
  auto answer = opened ? site_.show(language, "indicators/shared",
                                    indicators::shared_view_page(*opened, site_.texts(), language), path)
                       : site_.show(language, "platform/problem", over(site_.texts(), language), path);
  answer.status = opened ? 200 : 404;
  // The address is the secret: no search engine keeps it, no other site is told it.
  answer.add("X-Robots-Tag", "noindex, nofollow");
  answer.add("Referrer-Policy", "no-referrer");
  return answer;
}

}  // namespace relais::commands

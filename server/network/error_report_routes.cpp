#include "network/error_report_routes.hpp"

#include <fmt/format.h>

#include "network/page_models.hpp"
#include "network/page_query.hpp"

namespace relais::network {
namespace {

struct CounterPath {
  CounterId id;
};
BOOST_DESCRIBE_STRUCT(CounterPath, (), (id))

struct ThanksPage : pages::Page {
  Link counter;
};
BOOST_DESCRIBE_STRUCT(ThanksPage, (pages::Page), (counter))

// A person tells of one counter, and of another; a machine that tells thousands is stopped.
constexpr auto kFewAtATime = http::RateLimit{20, 10};
constexpr std::size_t kLongestForm = 16 * 1024;

}  // namespace

void add_error_report_routes(http::Routes& routes, FileError const& file) {
  routes.post<CounterPath, ToldError, FiledError>(
      "/api/v1/counters/{id}/error-reports", Right::kTellOfErrors, http::Work::kWrite,
      [file](CounterPath const& path, ToldError const& told) { return file(path.id, told); },
      {.summary = "network.api.report_error", .body_limit = kLongestForm, .rate = kFewAtATime});
}

Result<void> ErrorReportPages::check(PublicPages const& site) {
  return site.templates().check<ThanksPage>("network/thanks");
}

void ErrorReportPages::add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const {
  for (auto const& entry : TextForm<Language>::entries()) {
    if (!site_.texts().speaks(entry.value)) {
      continue;
    }
    routes.post(fmt::format("/{}/counters/{{id}}/error-reports", entry.text), Right::kTellOfErrors, http::Work::kWrite,
                [this, language = entry.value](http::Request const& request) {
                  auto const id = CounterId{std::string{request.parameter("id")}};
                  auto const told = read_page_form<ToldError>(request);
                  auto const filed = told ? file_(id, *told) : Result<FiledError>{told.problem()};
                  return filed ? http::redirect(303, counter_url(language, id.text) + "/thanks")
                               : http::refusal(filed.problem());
                },
                {.summary = "network.pages.report_error",
                 .produces = http::kHtml,
                 .body_limit = kLongestForm,
                 .rate = kFewAtATime});
  }
  site_.add(routes, directory, clock, "/counters/{id}/thanks", "network.pages.thanks",
            [this](Language language, http::Request const& request, Directory const& now, Instant) {
              auto const* const counter = now.find(CounterId{std::string{request.parameter("id")}});
              if (counter == nullptr) {
                return http::refusal({Fault::kNotFound, "network.counter_unknown"});
              }
              auto const url = counter_url(language, counter->id.text);
              auto page = ThanksPage{};
              page.title = site_.texts().text(language, "network.error_report.thanks");
              page.description = page.title;
              page.counter = {counter->name, url};
              return site_.show(language, "network/thanks", std::move(page), after_language(url) + "/thanks");
            });
}

}  // namespace relais::network

#include "network/pages.hpp"

#include <fmt/format.h>

#include "network/compose_pages.hpp"
#include "platform/assets/assets.hpp"
#include "platform/http/parameters.hpp"

namespace relais::network {
namespace {

constexpr auto kRead = Right::kReadPublicDirectory;
constexpr std::string_view kFragment = "results";

// Whether only the part of a page that a script swaps is wanted.
struct Part {
  std::string fragment;
};
BOOST_DESCRIBE_STRUCT(Part, (), (fragment))

// Strangers link here with parameters of their own: what is unknown is ignored.
template <class T>
Result<T> read(http::Request const& request) {
  return http::read_parameters<T>(request, http::Unknown::kIgnored);
}

http::RouteOptions options(std::string_view summary) {
  return {.summary = summary,
          .produces = http::kHtml,
          .cache_control = http::kOneMinute,
          .hashed_etag = true,
          .compressible = true};
}

std::string_view own_name(Language language) {
  switch (language) {
    case Language::kFr:
      return "Français";
    case Language::kEn:
      return "English";
    case Language::kNl:
      return "Nederlands";
    case Language::kDe:
      return "Deutsch";
  }
  return "";
}

// The links of a page to itself in every language that has texts; `path` is what follows "/fr".
void add_languages(pages::Page& page, i18n::Texts const& texts, Language current, std::string_view path) {
  for (auto const& entry : TextForm<Language>::entries()) {
    if (texts.speaks(entry.value)) {
      page.languages.push_back({entry.text, std::string{own_name(entry.value)}, fmt::format("/{}{}", entry.text, path),
                                entry.value == current});
    }
  }
}

// "/fr/counters?…" without its language.
std::string after_language(std::string const& url) {
  return url.substr(3);
}

// French until the texts of that language are there.
Language spoken(i18n::Texts const& texts, Language language) {
  return texts.speaks(language) ? language : Language::kFr;
}

}  // namespace

Result<Pages> Pages::load(i18n::Texts const& texts, std::string public_url) {
  auto templates = pages::Templates::load(embedded::files_under("web/templates/"), texts, assets::path_of);
  if (!templates) {
    return templates.problem();
  }
  for (auto const& checked :
       {templates->check<HomePage>("network/home"), templates->check<CountersPage>("network/counters"),
        templates->check<Results>("network/results"), templates->check<CounterPage>("network/counter"),
        templates->check<pages::ProblemPage>("platform/problem")}) {
    if (!checked) {
      return checked.problem();
    }
  }
  return Pages{texts, std::move(*templates), std::move(public_url)};
}

void Pages::add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const {
  using Handle = http::Answer (Pages::*)(Language, http::Request const&, Directory const&, Instant) const;
  auto const page = [&](std::string_view path, Handle handle, std::string_view summary) {
    for (auto const& entry : TextForm<Language>::entries()) {
      if (!texts_->speaks(entry.value)) {
        continue;
      }
      routes.get(
          fmt::format("/{}{}", entry.text, path), kRead, http::Work::kShort,
          [this, handle, language = entry.value, directory, &clock](http::Request const& request) {
            auto const now = directory();
            return now ? (this->*handle)(language, request, *now, clock.now())
                       : http::refusal({Fault::kUnavailable, "network.directory_loading"});
          },
          options(summary));
    }
  };
  routes.get("/", kRead, http::Work::kShort, [this](http::Request const& request) {
    return http::redirect(302, fmt::format("/{}/", TextForm<Language>::write(spoken(*texts_, request.language()))));
  });
  page("/", &Pages::home, "network.pages.home");
  page("/counters", &Pages::counters, "network.pages.counters");
  page("/counters/{id}", &Pages::counter, "network.pages.counter");
}

http::Answer Pages::home(Language language, http::Request const&, Directory const& directory, Instant now) const {
  auto page = compose_home({*texts_, language, directory}, now);
  page.origin = public_url_;
  add_languages(page, *texts_, language, "/");
  return http::html(templates_.render(language, "network/home", page));
}

http::Answer Pages::counters(Language language, http::Request const& request, Directory const& directory,
                             Instant now) const {
  auto const query = read<PageQuery>(request);
  auto const part = read<Part>(request);
  if (!query || !part) {
    return http::refusal(query ? part.problem() : query.problem());
  }
  PageWriter const writer{*texts_, language, directory};
  auto asked = understand(writer, *query, now);
  auto const answer = answer_asked(directory, request.scope(), asked, now);
  if (!answer) {
    return http::refusal(answer.problem());
  }
  auto page = compose_counters(writer, asked, *answer);
  if (part->fragment == kFragment) {
    return http::html(templates_.render(language, "network/results", page.results));
  }
  page.origin = public_url_;
  add_languages(page, *texts_, language, after_language(counters_url(language, asked.page)));
  return http::html(templates_.render(language, "network/counters", page));
}

http::Answer Pages::counter(Language language, http::Request const& request, Directory const& directory,
                            Instant now) const {
  auto const detail = show_counter(directory, request.scope(), CounterId{std::string{request.parameter("id")}}, now);
  if (!detail) {
    return http::refusal(detail.problem());
  }
  auto page = compose_counter({*texts_, language, directory}, *detail, now);
  page.origin = public_url_;
  add_languages(page, *texts_, language, after_language(counter_url(language, detail->counter.id.text)));
  return http::html(templates_.render(language, "network/counter", page));
}

std::string Pages::problem(http::Request const& request, http::ProblemDocument const& document) const {
  auto const named = TextForm<Language>::read(request.path.substr(std::min<std::size_t>(1, request.path.size()), 2));
  auto const language = spoken(*texts_, named.value_or(request.language()));
  auto const* const kind = document.status == 404 ? "not_found" : document.status < 429 ? "invalid" : "failed";
  pages::ProblemPage page;
  page.title = texts_->text(language, "platform.problem.title");
  page.description = page.title;
  page.heading = texts_->text(language, fmt::format("platform.problem.heading_{}", kind));
  page.explanation = texts_->text(language, fmt::format("platform.problem.{}", kind));
  for (auto const& error : document.errors.value_or(std::vector<http::FieldProblem>{})) {
    page.lines.push_back({error.field, std::string{texts_->text(language, error.code)}});
  }
  page.request_id = document.instance;
  add_languages(page, *texts_, language, "/");
  return templates_.render(language, "platform/problem", page);
}

}  // namespace relais::network

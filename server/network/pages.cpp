#include "network/pages.hpp"

#include <fmt/format.h>

#include "network/compose_pages.hpp"
#include "network/road_minutes.hpp"

namespace relais::network {
namespace {

constexpr auto kRead = Right::kReadPublicDirectory;
constexpr std::string_view kFragment = "results";

// Whether only the part of a page that a script swaps is wanted.
struct Part {
  std::string fragment;
};
BOOST_DESCRIBE_STRUCT(Part, (), (fragment))

}  // namespace

Result<void> Pages::check(PublicPages const& site) {
  auto const& templates = site.templates();
  for (auto const& checked :
       {templates.check<HomePage>("network/home"), templates.check<CountersPage>("network/counters"),
        templates.check<Results>("network/results"), templates.check<CounterPage>("network/counter"),
        templates.check<pages::ProblemPage>("platform/problem")}) {
    if (!checked) {
      return checked;
    }
  }
  return {};
}

void Pages::add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const {
  using Member = http::Answer (Pages::*)(Language, http::Request const&, Directory const&, Instant) const;
  auto const page = [&](std::string_view path, Member member, std::string_view summary) {
    site_.add(routes, directory, clock, path, summary,
              [this, member](Language language, http::Request const& request, Directory const& now, Instant instant) {
                return (this->*member)(language, request, now, instant);
              });
  };
  routes.get("/", kRead, http::Work::kShort, [this](http::Request const& request) {
    return http::redirect(302, fmt::format("/{}/", TextForm<Language>::write(site_.spoken(request.language()))));
  });
  page("/", &Pages::home, "network.pages.home");
  page("/counters", &Pages::counters, "network.pages.counters");
  page("/counters/{id}", &Pages::counter, "network.pages.counter");
}

http::Answer Pages::home(Language language, http::Request const& request, Directory const& directory,
                         Instant now) const {
  auto const query = read_page_parameters<PageQuery>(request);
  if (!query) {
    return http::refusal(query.problem());
  }
  PageWriter const writer{site_.texts(), language, directory};
  auto const asked = carried(writer, *query, now);
  return site_.show(language, "network/home", compose_home(writer, now, asked), "/", query_string(asked));
}

http::Answer Pages::counters(Language language, http::Request const& request, Directory const& directory,
                             Instant now) const {
  auto const query = read_page_parameters<PageQuery>(request);
  auto const part = read_page_parameters<Part>(request);
  if (!query || !part) {
    return http::refusal(query ? part.problem() : query.problem());
  }
  PageWriter const writer{site_.texts(), language, directory};
  auto asked = understand(writer, *query, now);
  auto const answer = answer_asked(directory, request.scope(), asked, now);
  if (!answer) {
    return http::refusal(answer.problem());
  }
  auto page = compose_counters(writer, asked, *answer);
  add_road_minutes(writer, asked, travel_times_, page.results);
  if (part->fragment == kFragment) {
    return http::html(site_.templates().render(language, "network/results", page.results));
  }
  return site_.show(language, "network/counters", std::move(page), after_language(counters_url(language, asked.page)));
}

http::Answer Pages::counter(Language language, http::Request const& request, Directory const& directory,
                            Instant now) const {
  auto const id = CounterId{std::string{request.parameter("id")}};
  auto const detail = show_counter(directory, request.scope(), id, now);
  if (!detail) {
    auto const* const counter = directory.find(id);
    auto const* const particulars = counter == nullptr ? nullptr : directory.particulars_of(*counter);
    return particulars != nullptr && particulars->merged_into
               ? http::redirect(308, counter_url(language, particulars->merged_into->text))
               : http::refusal(detail.problem());
  }
  auto const query = read_page_parameters<PageQuery>(request);
  if (!query) {
    return http::refusal(query.problem());
  }
  PageWriter const writer{site_.texts(), language, directory};
  auto const asked = carried(writer, *query, now);
  return site_.show(language, "network/counter", compose_counter(writer, *detail, now, asked),
                    after_language(counter_url(language, detail->counter.id.text)), query_string(asked));
}

std::string Pages::problem(http::Request const& request, http::ProblemDocument const& document) const {
  auto const named = TextForm<Language>::read(request.path.substr(std::min<std::size_t>(1, request.path.size()), 2));
  auto const language = site_.spoken(named.value_or(request.language()));
  auto const& texts = site_.texts();
  auto const* const kind = document.status == 404 ? "not_found" : document.status < 429 ? "invalid" : "failed";
  pages::ProblemPage page;
  page.title = texts.text(language, "platform.problem.title");
  page.description = page.title;
  page.heading = texts.text(language, fmt::format("platform.problem.heading_{}", kind));
  page.explanation = texts.text(language, fmt::format("platform.problem.{}", kind));
  for (auto const& error : document.errors.value_or(std::vector<http::FieldProblem>{})) {
    page.lines.push_back({error.field, std::string{texts.text(language, error.code)}});
  }
  page.request_id = document.instance;
  site_.add_surroundings(page, language, "/");
  return site_.templates().render(language, "platform/problem", page);
}

}  // namespace relais::network

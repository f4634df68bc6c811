#include "network/simple_pages.hpp"

#include <algorithm>

#include "network/compose_pages.hpp"

namespace relais::network {
namespace {

constexpr auto kLanguagePrefix = std::string_view{"/fr"}.size();
constexpr auto kMostCounters = 5u;
constexpr auto kDays = 2u;

template <class T>
void keep_at_most(std::vector<T>& all, std::size_t count) {
  all.erase(all.begin() + static_cast<std::ptrdiff_t>(std::min(all.size(), count)), all.end());
}

void simplify(std::vector<ResultItem>& items) {
  keep_at_most(items, kMostCounters);
  for (auto& item : items) {
    item.url = simple_url(std::move(item.url));
  }
}

// One question at a time, that of the place first; whoever cannot say which procedure it is sees the counters around.
void ask_one_question(PageWriter const& writer, Asked const& asked, Results& results) {
  auto const need_is_open = std::erase(results.notices, writer.text("network.results.all_until_chosen")) > 0;
  auto const place_is_open = std::ssize(results.ambiguities) > (need_is_open ? 1 : 0);
  keep_at_most(results.ambiguities, 1);
  for (auto& ambiguity : results.ambiguities) {
    ambiguity.question = writer.text(place_is_open ? "simple.results.which_place" : "simple.results.which_need");
    for (auto& choice : ambiguity.choices) {
      choice.url = simple_url(std::move(choice.url));
    }
    if (!place_is_open) {
      auto anything = asked.page;
      anything.q.clear();
      ambiguity.choices.push_back(
          {writer.text("simple.results.not_sure"), simple_url(counters_url(writer.language, anything))});
    }
  }
}

}  // namespace

std::string simple_url(std::string url) {
  if (std::string_view{url}.substr(std::min(kLanguagePrefix, url.size())).starts_with("/counters")) {
    url.insert(kLanguagePrefix, "/simple");
  }
  return url;
}

PageQuery simple_query(PageQuery const& query) {
  PageQuery asked;
  asked.place = query.place;
  asked.near = query.near;
  asked.commune = query.commune;
  asked.q = query.q;
  asked.procedure = query.procedure;
  asked.day = query.day;
  asked.time = query.time;
  return asked;
}

CountersPage simplified(PageWriter const& writer, Asked const& asked, CountersPage page) {
  page.form.action = simple_url(std::move(page.form.action));
  auto& results = page.results;
  ask_one_question(writer, asked, results);
  simplify(results.items);
  if (results.empty) {
    keep_at_most(results.empty->next_best, 1);
    for (auto& next : results.empty->next_best) {
      simplify(next.nearest);
    }
  }
  return page;
}

CounterPage simplified(PageWriter const& writer, CounterDetail const& detail, CounterPage page) {
  keep_at_most(page.week, kDays);
  for (auto day = 0u; day < page.week.size(); ++day) {
    auto& spans = page.week[day].spans;
    spans.clear();
    for (auto const& span : detail.week[day].spans) {
      spans.push_back(writer.message("simple.counter.from_to", {{"from", span.from}, {"until", span.until}}));
    }
  }
  for (auto& stop : page.stops) {
    keep_at_most(stop.dates, 1);
  }
  if (page.commune) {
    page.commune->counters_url = simple_url(std::move(page.commune->counters_url));
  }
  return page;
}

Result<void> SimplePages::check(PublicPages const& site) {
  auto const& templates = site.templates();
  for (auto const& checked :
       {templates.check<HomePage>("simple/home"), templates.check<CountersPage>("simple/counters"),
        templates.check<CounterPage>("simple/counter")}) {
    if (!checked) {
      return checked;
    }
  }
  return {};
}

void SimplePages::add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const {
  using Member = http::Answer (SimplePages::*)(Language, http::Request const&, Directory const&, Instant) const;
  auto const page = [&](std::string_view path, Member member, std::string_view summary) {
    site_.add(routes, directory, clock, path, summary,
              [this, member](Language language, http::Request const& request, Directory const& now, Instant instant) {
                return (this->*member)(language, request, now, instant);
              });
  };
  page("/simple/", &SimplePages::home, "simple.pages.home");
  page("/simple/counters", &SimplePages::counters, "simple.pages.counters");
  page("/simple/counters/{id}", &SimplePages::counter, "simple.pages.counter");
}

// Each is shown under the address of its ordinary version, which is named to search engines as the one to list: the
// templates link there and make their own from it.
template <class Model>
http::Answer SimplePages::show(Language language, std::string_view name, Model page, std::string_view path,
                               std::string_view asked) const {
  site_.add_surroundings(page, language, fmt::format("{}{}", path, asked));
  auto answer = http::html(site_.templates().render(language, name, page));
  site_.add_canonical(answer, language, path);
  return answer;
}

http::Answer SimplePages::home(Language language, http::Request const& request, Directory const& directory,
                               Instant now) const {
  auto const query = read_page_parameters<PageQuery>(request);
  if (!query) {
    return http::refusal(query.problem());
  }
  PageWriter const writer{site_.texts(), language, directory};
  auto const asked = carried(writer, *query, now);
  auto page = compose_home(writer, now, asked);
  page.form.action = simple_url(std::move(page.form.action));
  return show(language, "simple/home", std::move(page), "/", query_string(asked));
}

http::Answer SimplePages::counters(Language language, http::Request const& request, Directory const& directory,
                                   Instant now) const {
  auto const query = read_page_parameters<PageQuery>(request);
  if (!query) {
    return http::refusal(query.problem());
  }
  PageWriter const writer{site_.texts(), language, directory};
  auto asked = understand(writer, simple_query(*query), now);
  asked.query.limit = kMostCounters;
  asked.lists_nothing = asked.lists_nothing || asked.where.empty();  // five of a whole country help nobody
  auto const answer = answer_asked(directory, request.scope(), asked, now);
  if (!answer) {
    return http::refusal(answer.problem());
  }
  return show(language, "simple/counters", simplified(writer, asked, compose_counters(writer, asked, *answer)),
              after_language(counters_url(language, asked.page)));
}

http::Answer SimplePages::counter(Language language, http::Request const& request, Directory const& directory,
                                  Instant now) const {
  auto const detail = show_counter(directory, request.scope(), CounterId{std::string{request.parameter("id")}}, now);
  if (!detail) {
    return http::refusal(detail.problem());
  }
  auto const query = read_page_parameters<PageQuery>(request);
  if (!query) {
    return http::refusal(query.problem());
  }
  PageWriter const writer{site_.texts(), language, directory};
  auto const asked = carried(writer, *query, now);
  return show(language, "simple/counter", simplified(writer, *detail, compose_counter(writer, *detail, now, asked)),
              after_language(counter_url(language, detail->counter.id.text)), query_string(asked));
}

}  // namespace relais::network

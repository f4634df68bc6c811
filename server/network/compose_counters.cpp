#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "network/compose_pages.hpp"
#include "network/counter_list.hpp"
#include "network/map_layers.hpp"
#include "network/page_phrases.hpp"
#include "platform/i18n/format.hpp"

namespace relais::network {
namespace {

using std::chrono::days;
using std::chrono::hours;

constexpr auto kLanguagePrefix = std::string_view{"/fr"}.size();

constexpr auto kEveningIsOver = hours{20};  // few counters open later
constexpr std::int64_t kNear = 100'000;     // metres: nobody calls more than this near

// The same question with one answer changed, from its first page.
template <class Change>
std::string changed(PageWriter const& writer, Asked const& asked, Change const& change) {
  auto page = asked.page;
  page.cursor.clear();
  change(page);
  return counters_url(writer.language, page);
}

std::string open_when(std::string_view time) {
  auto const is_part = std::ranges::find(kDayParts, time, &DayPart::name) != std::end(kDayParts);
  return is_part        ? fmt::format("network.results.open_{}", time)
         : time.empty() ? "network.results.open_on"
                        : "network.results.open_at";
}

// "4 counters open now around Vervins"; where there are more than fit on the page, no number.
std::string heading(PageWriter const& writer, Asked const& asked, FoundCounters const& found) {
  auto const count = static_cast<std::int64_t>(found.items.size());
  auto const is_all = !found.next && asked.page.cursor.empty();
  auto const agreeing = is_all ? count : std::int64_t{2};
  auto const where = asked.where.empty() ? writer.text("network.results.everywhere") : asked.where;
  if (asked.lists_nothing) {
    return writer.text("network.results.nothing_listed");
  }
  if (!asked.moment) {
    if (is_all) {
      return writer.message("network.results.heading", {{"count", count}, {"where", where}});
    }
    return asked.where.empty() ? writer.text("network.results.heading_all")
                               : writer.message("network.results.nearest", {{"where", where}});
  }
  auto const when = asked.page.day == kNow ? writer.message("network.results.open_now", {{"count", agreeing}})
                                           : at_moment(writer, open_when(asked.page.time), *asked.moment, agreeing);
  auto const* const key = is_all                ? "network.results.heading_open"
                          : asked.where.empty() ? "network.results.heading_all_open"
                                                : "network.results.nearest_open";
  return writer.message(key, {{"count", count}, {"when", when}, {"where", where}});
}

Choice at_time(PageWriter const& writer, Asked const& asked, std::string_view label, std::string day,
               std::string time) {
  auto const selected = asked.page.day == day && asked.page.time == time;
  return {writer.text(label),
          changed(writer, asked,
                  [&](PageQuery& page) {
                    page.day = selected ? "" : day;
                    page.time = selected ? "" : time;
                  }),
          selected};
}

std::vector<Choice> shortcuts(PageWriter const& writer, Asked const& asked) {
  auto const today = std::chrono::floor<days>(asked.now);
  auto const until_saturday = std::chrono::Saturday - std::chrono::weekday{today};
  auto const date = [&](days ahead) { return TextForm<Date>::write(Date{today + ahead}); };
  std::vector<Choice> all{at_time(writer, asked, "network.results.shortcut_open_now", std::string{kNow}, "")};
  if (asked.now - today < kEveningIsOver) {
    all.push_back(at_time(writer, asked, "network.results.shortcut_evening", date(days{0}), "evening"));
  }
  if (until_saturday > days{0} || asked.now - today < hours{12}) {
    all.push_back(at_time(writer, asked, "network.results.shortcut_saturday", date(until_saturday), "morning"));
  }
  auto const is_bus = asked.query.kind == CounterKind::kBus;
  all.push_back({writer.text("network.results.shortcut_bus"),
                 changed(writer, asked, [&](PageQuery& page) { page.kind = is_bus ? "" : "bus"; }), is_bus});
  return all;
}

std::vector<ResultItem> items(PageWriter const& writer, Asked const& asked, FoundCounters const& found,
                              std::vector<FoundPlace> const& places) {
  std::vector<ResultItem> all;
  for (auto const& place : places) {
    auto const item = counter_item(writer.directory, place, found.now, found.then);
    all.push_back(result_item(writer, item, found.now.at(*place.place)));
    all.back().url = counter_url(writer.language, item.id.text, where_and_when(asked.page));
    if (found.then && asked.page.day != kNow) {
      auto& state = all.back().state;
      state = hours_on(writer, *place.place, found.then->from.at(*place.place)).value_or(state);
    }
    if (asked.network && *asked.network != item.network) {
      all.back().address += ", " + writer.country(item.network);
    }
  }
  return all;
}

std::string_view heading_of(Instead instead) {
  switch (instead) {
    case Instead::kLaterThatDay:
      return "network.results.later_that_day";
    case Instead::kFurther:
      return "network.results.further";
    case Instead::kWheneverOpen:
      return "network.results.nearest_instead";
    case Instead::kHoursToAsk:
      return "network.results.hours_to_ask";
    case Instead::kEntranceToAsk:
      return "network.results.entrance_to_ask";
    case Instead::kOfferToAsk:
      return "network.results.nearest_to_call";
  }
  return "";
}

NoResult no_result(PageWriter const& writer, Asked const& asked, PageAnswer const& answer) {
  auto const* const why = asked.only_in                      ? "network.results.none_in_commune"
                          : answer.found.offer_not_known > 0 ? "network.results.offer_nowhere_known"
                                                             : "network.results.empty";
  NoResult empty{writer.text(why), {}, {}};
  auto const offer = [&](bool is_set, std::string_view label, auto const& change) {
    if (is_set) {
      empty.ways_out.push_back({writer.text(label), changed(writer, asked, change)});
    }
  };
  auto const& page = asked.page;
  offer(!page.day.empty(), "network.results.without_time", [](PageQuery& q) { q.day = q.time = ""; });
  offer(!page.within_km.empty(), "network.results.without_distance", [](PageQuery& q) { q.within_km = ""; });
  offer(!page.kind.empty(), "network.results.without_kind", [](PageQuery& q) { q.kind = ""; });
  offer(asked.query.procedure.has_value(), "network.results.without_need",
        [](PageQuery& q) { q.procedure = q.q = ""; });
  offer(!page.partner.empty(), "network.results.without_partner", [](PageQuery& q) { q.partner = ""; });
  offer(!page.wheelchair.empty(), "network.results.without_wheelchair", [](PageQuery& q) { q.wheelchair = ""; });
  offer(!page.tag.empty(), "network.results.without_tag", [](PageQuery& q) { q.tag = ""; });
  offer(!page.network.empty(), "network.results.without_side", [](PageQuery& q) { q.network = ""; });
  for (auto const& next : answer.next_best) {
    empty.next_best.push_back({writer.text(heading_of(next.instead)), items(writer, asked, answer.found, next.places)});
  }
  return empty;
}

std::optional<Paging> paging(PageWriter const& writer, Asked const& asked, FoundCounters const& found) {
  Paging paging;
  if (!asked.page.cursor.empty()) {
    paging.first_url = changed(writer, asked, [](PageQuery&) {});
  }
  if (found.next) {
    paging.next_url = changed(writer, asked, [&](PageQuery& page) { page.cursor = *found.next; });
  }
  return paging.first_url || paging.next_url ? std::optional{paging} : std::nullopt;
}

std::optional<NotJudged> not_judged(PageWriter const& writer, Asked const& asked, PageAnswer const& answer) {
  auto const& found = answer.found;
  NotJudged not_known;
  auto const is_anywhere = asked.where.empty();
  if (found.offer_not_known > 0 && is_anywhere) {
    not_known.offer = writer.message("network.results.offer_not_known", {{"count", found.offer_not_known}});
  }
  if (found.wheelchair_not_known > 0) {
    not_known.wheelchair =
        writer.message("network.results.wheelchair_not_known", {{"count", found.wheelchair_not_known}});
  }
  // Where nothing else is found, those to call are the list itself.
  if (!found.items.empty()) {
    auto to_call = found.hours_not_known;
    std::erase_if(to_call, [](FoundPlace const& place) { return !is_worth_a_call(place); });
    not_known.to_call = items(writer, asked, found, to_call);
    not_known.offer_to_call = items(writer, asked, found, answer.offer_not_known);
  }
  return not_known.offer || not_known.wheelchair || !not_known.offer_to_call.empty() || !not_known.to_call.empty()
             ? std::optional{not_known}
             : std::nullopt;
}

// The list, or what stands in its place where it is empty.
std::vector<FoundPlace> const& shown_places(PageAnswer const& answer) {
  return answer.found.items.empty() && !answer.next_best.empty() ? answer.next_best.front().places : answer.found.items;
}

// What somebody must know before setting out: counters beyond the border, or beyond a day's way.
std::vector<std::string> far_notices(PageWriter const& writer, Asked const& asked,
                                     std::vector<FoundPlace> const& places) {
  if (places.empty()) {
    return {};
  }
  std::vector<std::string> notices;
  auto const& nearest = places.front();
  auto const metres = nearest.chord ? std::llround(geo::metres_of_chord(*nearest.chord)) : 0;
  if (metres > kNear && asked.page.cursor.empty()) {
    notices.push_back(
        writer.message("network.results.none_near", {{"distance", i18n::distance(writer.language, metres)}}));
  }
  auto const network_of = [&](FoundPlace const& place) -> NetworkId const& {
    return writer.directory.counters()[place.place->counter].network_id;
  };
  auto const is_theirs = [&](FoundPlace const& place) { return network_of(place) == network_of(nearest); };
  if (asked.network && *asked.network != network_of(nearest) && std::ranges::all_of(places, is_theirs)) {
    auto const country = writer.country(network_of(nearest));
    notices.push_back(country == writer.text("network.country.fr")
                          ? writer.text("network.results.abroad_france")
                          : writer.message("network.results.abroad", {{"country", country}}));
  }
  return notices;
}

// "Nearer, France services de Vervins (1.2 km) is closed then. Opens tomorrow at 08:45."
std::string nearer_is_closed(PageWriter const& writer, FoundPlace const& closed, FoundCounters const& found) {
  auto const item = counter_item(writer.directory, closed, found.now, std::nullopt);
  auto const state = state_badge(writer, item.open, found.now.at(*closed.place)).text;
  return writer.message("network.results.nearer_is_closed",
                        {{"name", item.name},
                         {"distance", i18n::distance(writer.language, item.distance_m.value_or(0))},
                         {"state", state}});
}

// The oldest date on the page: nothing shown is older.
void add_source(PageWriter const& writer, Asked const& asked, std::vector<FoundPlace> const& places, Results& results) {
  if (places.empty()) {
    return;
  }
  auto const& counters = writer.directory.counters();
  auto const date_of = [&](FoundPlace const& place) {
    return writer.directory.checked_on(counters[place.place->counter]);
  };
  auto const oldest = std::ranges::min_element(places, {}, date_of);
  results.is_old = is_old(date_of(*oldest), asked.now);
  auto const& counter = counters[oldest->place->counter];
  results.source = writer.message("network.counter.source", {{"date", i18n::date(writer.language, counter.source_date)},
                                                             {"source", counter.source}});
}

}  // namespace

CountersPage compose_counters(PageWriter const& writer, Asked const& asked, PageAnswer const& answer) {
  auto const& found = answer.found;
  CountersPage page;
  auto const where = asked.where.empty() ? writer.text("network.results.everywhere") : asked.where;
  page.title = writer.message("network.results.title", {{"where", where}});
  page.description = writer.message("network.results.description", {{"where", where}});
  page.form = compose_form(writer, asked);
  auto& results = page.results;
  results.title = page.title;
  results.address = counters_url(writer.language, asked.page).substr(kLanguagePrefix);
  results.place = asked.page.place;
  results.q = asked.page.q;
  results.heading = heading(writer, asked, found);
  if (found.items.empty() && !answer.offer_not_known.empty()) {
    results.heading = writer.message("network.results.heading_to_call", {{"where", where}});
  }
  results.notices = asked.notices;
  for (auto&& notice : far_notices(writer, asked, shown_places(answer))) {
    results.notices.push_back(notice);
  }
  results.measured = asked.query.near || asked.query.commune;
  if (auto const& closed = answer.nearer_but_closed) {
    results.notices.push_back(nearer_is_closed(writer, *closed, found));
  }
  if (asked.lists_nothing) {
    return page;
  }
  results.shortcuts = shortcuts(writer, asked);
  results.ambiguities = asked.ambiguities;
  if (asked.procedure) {
    auto rest = asked.page;
    rest.q = rest.procedure = rest.cursor = "";
    if (!rest.commune.empty() || !rest.near.empty()) {
      rest.place.clear();
    }
    results.sheet = Link{writer.message("network.results.sheet", {{"procedure", *asked.procedure}}),
                         procedure_url(writer.language, asked.page.procedure, rest)};
  }
  results.items = items(writer, asked, found, found.items);
  add_map_layers(writer, found.items, results);
  if (results.items.empty()) {
    results.empty = no_result(writer, asked, answer);
  }
  results.not_known = not_judged(writer, asked, answer);
  results.paging = paging(writer, asked, found);
  if (auto const* const commune = writer.directory.territories().find({asked.page.commune})) {
    results.list_url = town_list_url(writer.language, commune->code);
  }
  add_source(writer, asked, shown_places(answer), results);
  return page;
}

}  // namespace relais::network

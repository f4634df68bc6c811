#include "network/town_list_pages.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include <fmt/format.h>

#include "network/find_counters.hpp"
#include "network/page_phrases.hpp"
#include "platform/i18n/format.hpp"
#include "platform/i18n/order.hpp"

namespace relais::network {
namespace {

constexpr auto kDaysOfWeek = 7u;
constexpr auto kAroundCommuneKm = 30.0;
// Three sheets of paper at most: a metropolis has more of its own.
constexpr std::size_t kMostOfBody = 10;
constexpr std::size_t kMostBeyond = 5;
constexpr auto kMostAround = 200;

bool is_inside(PageWriter const& writer, MeetingPlace const& place, Territory const& body) {
  auto const& territories = writer.directory.territories();
  auto const card = writer.directory.card(place);
  auto const* const commune = card.commune_code ? territories.find(*card.commune_code) : nullptr;
  return commune != nullptr && territories.holder(*commune, body.kind) == &body;
}

// The places of the counters in a territory, by commune and name as the language sorts them.
std::vector<FoundPlace> places_in(PageWriter const& writer, Scope const& scope, Territory const& territory) {
  auto const& directory = writer.directory;
  std::vector<std::pair<std::string, FoundPlace>> named;
  for (auto const& place : directory.places()) {
    auto const card = directory.card(place);
    if (is_inside(writer, place, territory) && scope.sees(card.network)) {
      named.push_back({fmt::format("{} {}", card.commune_name, card.name), {&place, std::nullopt}});
    }
  }
  i18n::Order const is_before{writer.language};
  std::ranges::stable_sort(named, std::cref(is_before),
                           [](auto const& one) -> std::string const& { return one.first; });
  std::vector<FoundPlace> places;
  std::ranges::transform(named, std::back_inserter(places), [](auto const& one) { return one.second; });
  return places;
}

// Nearest first; what lies nowhere on the map comes last.
std::vector<FoundPlace> by_nearness(PageWriter const& writer, std::vector<FoundPlace> places,
                                    Territory const& commune) {
  if (!commune.lat || !commune.lon) {
    return places;
  }
  auto const here = geo::direction({*commune.lat, *commune.lon});
  for (auto& found : places) {
    if (auto const location = writer.directory.card(*found.place).location) {
      found.chord = geo::chord_squared(here, geo::direction({location->lat, location->lon}));
    }
  }
  std::ranges::stable_sort(places, {}, [](FoundPlace const& found) {
    return found.chord.value_or(std::numeric_limits<double>::infinity());
  });
  return places;
}

// The nearest that are not of `body`: a commune at its edge is served by the neighbours' too.
std::vector<FoundPlace> nearest_beyond(PageWriter const& writer, Scope const& scope, Territory const& commune,
                                       Territory const* body, Instant now) {
  CounterQuery around;
  around.commune = commune.code;
  around.within_km = kAroundCommuneKm;
  around.limit = kMostAround;
  auto found = find_counters(writer.directory, scope, around, now);
  if (!found) {
    return {};  // a commune that lies nowhere on the map is near nothing
  }
  auto& places = found->items;
  std::erase_if(places,
                [&](FoundPlace const& place) { return body != nullptr && is_inside(writer, *place.place, *body); });
  places.resize(std::min(places.size(), kMostBeyond), {nullptr, std::nullopt});
  return std::move(places);
}

// Days in a row with the same hours together, from Monday on.
std::vector<TownListHours> week(PageWriter const& writer, MeetingPlace const& place) {
  std::vector<TownListHours> lines;
  if (!place.times.are_known()) {
    return lines;
  }
  auto const days = place.times.schedule()->ordinary_week();
  auto const name = [&](unsigned day) { return i18n::weekday(writer.language, std::chrono::weekday{day + 1}); };
  for (auto day = 0u; day < kDaysOfWeek;) {
    auto last = day;
    while (last + 1 < kDaysOfWeek && days[last + 1] == days[day]) {
      ++last;
    }
    if (auto const spans = spans_text(days[day]); !spans.empty()) {
      auto const from_to = writer.message("network.list.days", {{"first", name(day)}, {"last", name(last)}});
      lines.push_back({i18n::capitalised(writer.language, day == last ? name(day) : from_to), spans});
    }
    day = last + 1;
  }
  return lines;
}

TownListPlace listed(PageWriter const& writer, FoundPlace const& found, Instant now) {
  auto const& place = *found.place;
  auto const card = writer.directory.card(place);
  auto const& counter = writer.directory.counters()[place.counter];
  TownListPlace shown;
  shown.name = card.name;
  if (found.chord) {
    shown.distance = i18n::distance(writer.language, std::llround(geo::metres_of_chord(*found.chord)));
  }
  shown.stop = card.stop;
  auto const town = card.postcode ? fmt::format("{} {}", *card.postcode, card.commune_name) : card.commune_name;
  shown.address = card.address ? fmt::format("{}, {}", *card.address, town) : town;
  if (card.telephone) {
    shown.telephone = telephone(*card.telephone).display;
  }
  if (counter.by_appointment == true) {
    shown.appointment = writer.text("network.list.by_appointment");
  }
  if (place.stop) {
    shown.dates = next_dates(writer, place, writer.directory.zone(place).local(now));
  } else {
    shown.week = week(writer, place);
  }
  return shown;
}

std::vector<TownListPlace> listed(PageWriter const& writer, std::vector<FoundPlace> const& places, Instant now) {
  std::vector<TownListPlace> shown;
  std::ranges::transform(places, std::back_inserter(shown),
                         [&](FoundPlace const& found) { return listed(writer, found, now); });
  return shown;
}

TownListGroup group_of(PageWriter const& writer, std::string heading, std::vector<FoundPlace> const& places,
                       Instant now) {
  auto const is_measured = std::ranges::any_of(places, [](FoundPlace const& found) { return found.chord.has_value(); });
  return {std::move(heading), is_measured, listed(writer, places, now)};
}

// The oldest date on the page: nothing shown is older.
std::optional<std::string> source_of(PageWriter const& writer, std::vector<FoundPlace> const& places) {
  if (places.empty()) {
    return std::nullopt;
  }
  auto const& counters = writer.directory.counters();
  auto const& oldest = *std::ranges::min_element(
      places, {}, [&](FoundPlace const& found) { return counters[found.place->counter].source_date; });
  auto const& counter = counters[oldest.place->counter];
  return writer.message("network.counter.source",
                        {{"date", i18n::date(writer.language, counter.source_date)}, {"source", counter.source}});
}

TownListPage page_of(PageWriter const& writer, Territory const& territory) {
  TownListPage page;
  page.heading = writer.message("network.list.heading", {{"place", territory.name}});
  page.title = page.heading;
  page.description = writer.message("network.list.description", {{"place", territory.name}});
  page.printed =
      writer.message("network.list.printed", {{"date", i18n::date(writer.language, writer.directory.today())}});
  return page;
}

// Where the people of a commune go: to the counters of its inter-communal body, and to the nearest others.
TownListPage compose_for_commune(PageWriter const& writer, Scope const& scope, Territory const& commune, Instant now) {
  auto page = page_of(writer, commune);
  if (auto const* const above = writer.list_territory(commune)) {
    page.wider = Link{writer.message("network.list.wider", {{"place", above->name}}),
                      town_list_url(writer.language, above->code)};
  }
  auto const* const body = writer.directory.territories().holder(commune, TerritoryKind::kIntercommunal);
  std::vector<FoundPlace> own;
  if (body != nullptr) {
    own = by_nearness(writer, places_in(writer, scope, *body), commune);
    auto const* const heading = own.empty()                ? "network.list.none_in_body"
                                : own.size() > kMostOfBody ? "network.list.nearest_in_body"
                                                           : "network.list.in_body";
    own.resize(std::min(own.size(), kMostOfBody), {nullptr, std::nullopt});
    page.groups.push_back(group_of(writer, writer.message(heading, {{"place", body->name}}), own, now));
  }
  auto const others = nearest_beyond(writer, scope, commune, body, now);
  if (!others.empty()) {
    auto const* const heading = body == nullptr ? "network.list.nearest" : "network.list.nearest_beyond";
    page.groups.push_back(group_of(writer, writer.text(heading), others, now));
  }
  own.insert(own.end(), others.begin(), others.end());
  page.is_empty = own.empty();
  page.source = source_of(writer, own);
  return page;
}

TownListPage compose(PageWriter const& writer, Scope const& scope, Territory const& territory, Instant now) {
  if (territory.kind == TerritoryKind::kCommune) {
    return compose_for_commune(writer, scope, territory, now);
  }
  auto const places = places_in(writer, scope, territory);
  auto page = page_of(writer, territory);
  page.places = listed(writer, places, now);
  page.is_empty = places.empty();
  page.source = source_of(writer, places);
  return page;
}

}  // namespace

Result<void> TownListPages::check(PublicPages const& site) {
  return site.templates().check<TownListPage>("network/town_list");
}

void TownListPages::add_routes(http::Routes& routes, DirectoryNow const& directory, Clock const& clock) const {
  site_.add(routes, directory, clock, "/territories/{code}/counters", "network.pages.list",
            [this](Language language, http::Request const& request, Directory const& now, Instant instant) {
              auto const code = TerritoryCode{std::string{request.parameter("code")}};
              auto const* const territory = now.territories().find(code);
              if (territory == nullptr || !request.scope().sees(territory->network_id)) {
                return http::refusal({Fault::kNotFound, "network.territory_unknown"});
              }
              PageWriter const writer{site_.texts(), language, now};
              return site_.show(language, "network/town_list", compose(writer, request.scope(), *territory, instant),
                                after_language(town_list_url(language, territory->code)));
            });
}

}  // namespace relais::network

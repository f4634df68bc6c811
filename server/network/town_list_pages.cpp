#include "network/town_list_pages.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "network/find_counters.hpp"
#include "network/page_phrases.hpp"
#include "platform/i18n/format.hpp"
#include "platform/i18n/order.hpp"

namespace relais::network {
namespace {

constexpr auto kDaysOfWeek = 7u;
constexpr auto kAroundCommuneKm = 30.0;
constexpr auto kMostAroundCommune = 6;  // two sheets of paper

// The places of the counters in a territory, by commune and name as the language sorts them.
std::vector<FoundPlace> places_in(PageWriter const& writer, Scope const& scope, Territory const& territory) {
  auto const& directory = writer.directory;
  std::vector<std::pair<std::string, FoundPlace>> named;
  for (auto const& place : directory.places()) {
    auto const card = directory.card(place);
    auto const* const commune = card.commune_code ? directory.territories().find(*card.commune_code) : nullptr;
    auto const is_inside = commune != nullptr && directory.territories().holder(*commune, territory.kind) == &territory;
    if (is_inside && scope.sees(card.network)) {
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

// For a commune those to which its people go, wherever they are: most communes have none of their own.
Result<std::vector<FoundPlace>> places_for(PageWriter const& writer, Scope const& scope, Territory const& territory,
                                           Instant now) {
  if (territory.kind != TerritoryKind::kCommune) {
    return places_in(writer, scope, territory);
  }
  CounterQuery around;
  around.commune = territory.code;
  around.within_km = kAroundCommuneKm;
  around.limit = kMostAroundCommune;
  auto found = find_counters(writer.directory, scope, around, now);
  return found ? Result{std::move(found->items)} : found.problem();
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

TownListPage compose(PageWriter const& writer, Territory const& territory, std::vector<FoundPlace> const& places,
                     Instant now) {
  TownListPage page;
  page.heading = writer.message("network.list.heading", {{"place", territory.name}});
  page.title = page.heading;
  page.description = writer.message("network.list.description", {{"place", territory.name}});
  page.printed =
      writer.message("network.list.printed", {{"date", i18n::date(writer.language, writer.directory.today())}});
  if (territory.kind == TerritoryKind::kCommune) {
    if (auto const* const above = writer.list_territory(territory)) {
      page.wider = Link{writer.message("network.list.wider", {{"place", above->name}}),
                        town_list_url(writer.language, above->code)};
    }
  }
  for (auto const& place : places) {
    page.places.push_back(listed(writer, place, now));
  }
  if (!places.empty()) {
    auto const& counters = writer.directory.counters();
    auto const& oldest = *std::ranges::min_element(
        places, {}, [&](FoundPlace const& found) { return counters[found.place->counter].source_date; });
    auto const& counter = counters[oldest.place->counter];
    page.source = writer.message("network.counter.source", {{"date", i18n::date(writer.language, counter.source_date)},
                                                            {"source", counter.source}});
  }
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
              auto const places = places_for(writer, request.scope(), *territory, instant);
              if (!places) {
                return http::refusal(places.problem());
              }
              return site_.show(language, "network/town_list", compose(writer, *territory, *places, instant),
                                after_language(town_list_url(language, territory->code)));
            });
}

}  // namespace relais::network

#include "network/answer_asked.hpp"

#include <algorithm>

namespace relais::network {
namespace {

constexpr auto kInstead = 5;                  // counters shown where none is open at the hour asked for
constexpr auto kToCall = 5u;                  // counters shown of which something is not known
constexpr auto kLookedThrough = 50;           // the nearest, for those whose offer is not known
constexpr std::int64_t kWorthACall = 50'000;  // metres

FoundCounters nothing(Directory const& directory, Instant now) {
  return {{}, {}, 0, 0, 0, {}, Moment{directory, now}, std::nullopt};
}

void forget_time(CounterQuery& query) {
  query.open_at.reset();
  query.open_until.reset();
}

// The counters of one commune that lies nowhere on the map: those that say it is theirs.
Result<FoundCounters> inside(Directory const& directory, Scope const& scope, Asked const& asked, Instant now) {
  auto query = asked.query;
  forget_time(query);
  query.limit = static_cast<std::int32_t>(directory.places().size());
  auto found = find_counters(directory, scope, query, now);
  if (!found) {
    return found;
  }
  std::erase_if(found->items,
                [&](FoundPlace const& place) { return directory.card(*place.place).commune_code != asked.only_in; });
  if (found->then = asked_time(directory, asked.query); found->then) {
    std::ranges::copy_if(found->items, std::back_inserter(found->hours_not_known),
                         [](FoundPlace const& place) { return !place.place->times.are_known(); });
    std::erase_if(found->items, [&](FoundPlace const& place) { return !found->then->has_opening(*place.place); });
  }
  return found;
}

Result<FoundCounters> find(Directory const& directory, Scope const& scope, Asked const& asked, Instant now) {
  if (asked.lists_nothing) {
    return nothing(directory, now);
  }
  return asked.only_in ? inside(directory, scope, asked, now) : find_counters(directory, scope, asked.query, now);
}

std::optional<PartnerCode> asked_partner(Directory const& directory, CounterQuery const& query) {
  auto const* const procedure = query.procedure ? directory.catalogue().find(*query.procedure) : nullptr;
  return procedure == nullptr ? query.partner : procedure->partner_code;
}

std::vector<FoundPlace> offer_not_known(Directory const& directory, Scope const& scope, CounterQuery query,
                                        Instant now) {
  auto const partner = asked_partner(directory, query);
  if (!partner || !(query.near || query.commune)) {
    return {};
  }
  query.procedure.reset();
  query.partner.reset();
  query.cursor.reset();
  query.limit = kLookedThrough;
  auto found = find_counters(directory, scope, query, now);
  if (found && found->items.empty() && query.open_at) {
    forget_time(query);
    found = find_counters(directory, scope, query, now);
  }
  if (!found) {
    return {};
  }
  auto& places = found->items;
  std::erase_if(places, [&](FoundPlace const& place) {
    return directory.bundles()[place.place->bundle].has(*partner) || !is_worth_a_call(place);
  });
  places.erase(places.begin() + std::min<std::ptrdiff_t>(std::ssize(places), kToCall), places.end());
  return places;
}

// The nearest that open after the time asked for, on its day.
std::vector<FoundPlace> later_that_day(Directory const& directory, Scope const& scope, Asked asked,
                                       AskedTime const& then, Instant now) {
  forget_time(asked.query);
  asked.query.limit = kLookedThrough;
  auto const found = find(directory, scope, asked, now);
  std::vector<std::pair<LocalMinute, FoundPlace>> later;
  for (auto const& place : found ? found->items : std::vector<FoundPlace>{}) {
    auto const moment = then.from.at(*place.place);
    auto const midnight = std::chrono::ceil<std::chrono::days>(moment + std::chrono::minutes{1});
    if (auto const opens = place.place->times.first_open(moment, midnight)) {
      later.emplace_back(*opens, place);
    }
  }
  std::ranges::stable_sort(later, {}, [](auto const& one) { return one.first; });
  std::vector<FoundPlace> places;
  for (auto const& [opens, place] : later) {
    if (std::ssize(places) < kInstead) {
      places.push_back(place);
    }
  }
  return places;
}

std::vector<NextBestPlaces> next_best(Directory const& directory, Scope const& scope, Asked const& asked,
                                      PageAnswer const& answer, Instant now) {
  std::vector<NextBestPlaces> all;
  auto const add = [&](Instead instead, std::vector<FoundPlace> places) {
    if (!places.empty()) {
      all.push_back({instead, std::move(places)});
    }
  };
  auto const places_without = [&](auto const& leave_out) {
    auto wider = asked;
    leave_out(wider.query);
    wider.query.limit = kInstead;
    auto found = find(directory, scope, wider, now);
    return found ? std::move(found->items) : std::vector<FoundPlace>{};
  };
  if (answer.found.then) {
    add(Instead::kLaterThatDay, later_that_day(directory, scope, asked, *answer.found.then, now));
  }
  if (asked.query.within_km) {
    add(Instead::kFurther, places_without([](CounterQuery& query) { query.within_km.reset(); }));
  }
  if (all.empty() && asked.query.open_at) {
    add(Instead::kWheneverOpen, places_without(forget_time));
  }
  auto to_ask = answer.found.hours_not_known;
  std::erase_if(to_ask, [](FoundPlace const& place) { return !is_worth_a_call(place); });
  add(Instead::kHoursToAsk, std::move(to_ask));
  if (asked.query.wheelchair) {
    auto entrance = places_without([](CounterQuery& query) { query.wheelchair.reset(); });
    std::erase_if(entrance, [&](FoundPlace const& place) {
      return directory.counters()[place.place->counter].wheelchair || !is_worth_a_call(place);
    });
    add(Instead::kEntranceToAsk, std::move(entrance));
  }
  add(Instead::kOfferToAsk, answer.offer_not_known);
  return all;
}

std::optional<FoundPlace> nearer_but_closed(Directory const& directory, Scope const& scope, Asked asked,
                                            FoundCounters const& found, Instant now) {
  constexpr auto kClearly = 0.5;  // of the way
  if (!found.then || found.items.empty() || !found.items.front().chord || asked.query.cursor) {
    return std::nullopt;
  }
  forget_time(asked.query);
  asked.query.sort.reset();
  asked.query.limit = 1;
  auto const nearest = find(directory, scope, asked, now);
  if (!nearest || nearest->items.empty()) {
    return std::nullopt;
  }
  auto const& place = nearest->items.front();
  auto const is_nearer = *place.chord < kClearly * *found.items.front().chord;
  return is_nearer && place.place->times.are_known() ? std::optional{place} : std::nullopt;
}

}  // namespace

bool is_worth_a_call(FoundPlace const& place) {
  return !place.chord || geo::metres_of_chord(*place.chord) <= kWorthACall;
}

Result<PageAnswer> answer_asked(Directory const& directory, Scope const& scope, Asked& asked, Instant now) {
  auto found = find(directory, scope, asked, now);
  if (!found && asked.query.cursor) {
    asked.query.cursor.reset();
    asked.page.cursor.clear();
    found = find(directory, scope, asked, now);
  }
  if (!found) {
    return found.problem();
  }
  auto answer = PageAnswer{std::move(*found), offer_not_known(directory, scope, asked.query, now), {}, {}};
  answer.nearer_but_closed = nearer_but_closed(directory, scope, asked, answer.found, now);
  if (answer.found.items.empty() && !asked.lists_nothing) {
    answer.next_best = next_best(directory, scope, asked, answer, now);
  }
  return answer;
}

}  // namespace relais::network

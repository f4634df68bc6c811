#include "network/find_counters.hpp"

#include <algorithm>
#include <cmath>

#include "network/counter_filter.hpp"
#include "network/cursor.hpp"

namespace relais::network {
namespace {

constexpr std::int32_t kUsualLimit = 20;
constexpr std::size_t kMostUnknownHours = 5;
constexpr auto kSoonestWithinKm = 50.0;  // of a list by opening: what opens early at the other end is no help
constexpr auto kLongestAsked = std::chrono::days{7};
constexpr auto kAnywhere = 4.0;  // the square of the longest chord of a sphere of radius 1

// Counters, each once however many meeting places it has.
class CounterCount {
 public:
  explicit CounterCount(Directory const& directory) : seen_(directory.counters().size()) {}
  void add(MeetingPlace const& place) {
    count_ += !seen_[place.counter];
    seen_[place.counter] = true;
  }
  std::int64_t count() const { return count_; }

 private:
  std::vector<bool> seen_;
  std::int64_t count_ = 0;
};

Result<std::optional<PartnerCode>> asked_partner(Directory const& directory, CounterQuery const& query) {
  if (query.partner && !directory.catalogue().knows(*query.partner)) {
    return invalid("partner", "network.partner_unknown");
  }
  if (!query.procedure) {
    return query.partner;
  }
  auto const* const procedure = directory.catalogue().find(*query.procedure);
  if (procedure == nullptr) {
    return invalid("procedure", "network.procedure_unknown");
  }
  if (query.partner && *query.partner != procedure->partner_code) {
    return invalid("partner", "network.partner_of_another_procedure");
  }
  return std::optional{procedure->partner_code};
}

// The places around a location, nearest first.
class Around {
 public:
  Around(Directory const& directory, CounterFilter const& filter, Location const& location,
         std::optional<double> within_km)
      : directory_(directory),
        filter_(filter),
        from_(geo::direction({location.lat, location.lon})),
        limit_(within_km ? geo::chord_of_metres(*within_km * 1000) : kAnywhere) {}

  bool is_everywhere() const { return limit_ == kAnywhere; }

  std::vector<FoundPlace> accepted(std::size_t count, geo::Neighbour after) const {
    if (!filter_.is_offered()) {
      return {};
    }
    return search(directory_.located(), count, after,
                  [this](MeetingPlace const& place) { return filter_.accepts(place); });
  }

  std::vector<FoundPlace> of_unknown_hours(std::size_t count) const {
    return search(directory_.located_of_unknown_hours(), count, geo::NearestTree::kFromTheStart,
                  [this](MeetingPlace const& place) { return filter_.lacks_hours(place); });
  }

  template <class Lacks>
  void count(LocatedPlaces const& among, Lacks const& lacks, CounterCount& counters) const {
    search(among, 1, geo::NearestTree::kFromTheStart, [&](MeetingPlace const& place) {
      if (lacks(place)) {
        counters.add(place);
      }
      return false;
    });
  }

 private:
  template <class Accepts>
  std::vector<FoundPlace> search(LocatedPlaces const& among, std::size_t count, geo::Neighbour after,
                                 Accepts const& accepts) const {
    auto const place_at = [&](std::uint32_t index) -> MeetingPlace const& {
      return directory_.places()[among.places[index]];
    };
    std::vector<geo::Neighbour> neighbours;
    neighbours.reserve(count);
    among.tree.search(
        from_, count, limit_, after, [&](std::uint32_t index) { return accepts(place_at(index)); }, neighbours);
    std::vector<FoundPlace> found;
    found.reserve(neighbours.size());
    for (auto const& neighbour : neighbours) {
      found.push_back({&place_at(neighbour.index), neighbour.chord});
    }
    return found;
  }

  Directory const& directory_;
  CounterFilter const& filter_;
  geo::Direction from_;
  double limit_;
};

// The last neighbour of the page before. A place that has gone since leaves its distance: the page goes on behind it.
geo::Neighbour neighbour_of(Directory const& directory, Cursor const& cursor) {
  auto const* const place = directory.find_place(cursor.place_key);
  if (place == nullptr) {
    return {*cursor.chord, std::numeric_limits<std::uint32_t>::max()};
  }
  return {*cursor.chord, directory.index_in_tree(*place)};
}

std::vector<FoundPlace> in_order_of_names(Directory const& directory, CounterFilter const& filter, std::size_t count,
                                          std::optional<Cursor> const& cursor) {
  auto const& order = directory.by_name();
  auto from = order.begin();
  if (cursor) {
    auto const* const last = directory.find_place(cursor->place_key);
    auto const is_last = [&](std::uint32_t index) { return &directory.places()[index] == last; };
    from = std::find_if(order.begin(), order.end(), is_last);
    from += from == order.end() ? 0 : 1;
  }
  std::vector<FoundPlace> found;
  for (; from != order.end() && found.size() < count; ++from) {
    if (filter.accepts(directory.places()[*from])) {
      found.push_back({&directory.places()[*from], std::nullopt});
    }
  }
  return found;
}

// Open places first, then those that open, the soonest first, then the others; in each by distance.
std::vector<FoundPlace> by_opening(Directory const& directory, Around const& around, Moment const& moment,
                                   std::optional<Cursor> const& cursor, std::size_t count) {
  struct Ranked {
    FoundPlace found;
    std::optional<LocalMinute> opens;
  };
  std::vector<Ranked> ranked;
  for (auto const& found : around.accepted(directory.places().size(), geo::NearestTree::kFromTheStart)) {
    ranked.push_back({found, found.place->times.opens(moment.at(*found.place))});
  }
  std::ranges::stable_sort(ranked, {}, [](Ranked const& one) { return one.opens.value_or(LocalMinute::max()); });
  auto from = ranked.begin();
  if (cursor) {
    auto const* const last = directory.find_place(cursor->place_key);
    from = std::ranges::find(ranked, last, [](Ranked const& one) { return one.found.place; });
    from += from == ranked.end() ? 0 : 1;
  }
  std::vector<FoundPlace> found;
  for (; from != ranked.end() && found.size() < count; ++from) {
    found.push_back(from->found);
  }
  return found;
}

std::vector<FoundPlace> of_unknown_hours_by_name(Directory const& directory, CounterFilter const& filter) {
  std::vector<FoundPlace> found;
  for (auto const index : directory.by_name()) {
    auto const& place = directory.places()[index];
    if (found.size() < kMostUnknownHours && filter.lacks_hours(place)) {
      found.push_back({&place, std::nullopt});
    }
  }
  return found;
}

// How many counters the filter cannot judge, near the place asked for where there is one.
class Unjudged {
 public:
  Unjudged(Directory const& directory, CounterFilter const& filter, std::optional<Around> const& around)
      : directory_(directory), filter_(filter), around_(around) {}

  // Only places of a bundle that lacks the offer can lack it: all of them, where nothing more is asked.
  std::int64_t offers() const {
    auto const all_lack = around_ && around_->is_everywhere() && !filter_.asks_more();
    auto counters = CounterCount{directory_};
    std::int64_t of_whole_bundles = 0;
    for (auto const& bundle : directory_.bundles()) {
      if (filter_.offers(bundle)) {
        continue;
      }
      if (all_lack) {
        of_whole_bundles += bundle.located.counters;
      } else {
        add(
            bundle.places, bundle.located, [this](auto const& place) { return filter_.fits(place); }, counters);
      }
    }
    return of_whole_bundles + counters.count();
  }

  std::int64_t host_places() const {
    return everywhere([this](MeetingPlace const& place) { return filter_.lacks_host_place(place); });
  }
  std::int64_t wheelchairs() const {
    return everywhere([this](MeetingPlace const& place) { return filter_.lacks_wheelchair(place); });
  }

 private:
  template <class Lacks>
  std::int64_t everywhere(Lacks const& lacks) const {
    auto counters = CounterCount{directory_};
    add(directory_.by_name(), directory_.located(), lacks, counters);
    return counters.count();
  }

  template <class Lacks>
  void add(std::vector<std::uint32_t> const& places, LocatedPlaces const& located, Lacks const& lacks,
           CounterCount& counters) const {
    if (around_) {
      return around_->count(located, lacks, counters);
    }
    for (auto const index : places) {
      if (auto const& place = directory_.places()[index]; lacks(place)) {
        counters.add(place);
      }
    }
  }

  Directory const& directory_;
  CounterFilter const& filter_;
  std::optional<Around> const& around_;
};

// What the parts of a question do to one another; whether it has a place is known.
std::optional<Problem> refusal(Directory const& directory, CounterQuery const& query, bool has_place,
                               std::optional<Cursor> const& cursor) {
  auto const is_known = [&](Network const& network) { return network.id == query.network; };
  if (query.network && std::ranges::none_of(directory.networks(), is_known)) {
    return invalid("network", "network.network_unknown");
  }
  if (query.open_until && !query.open_at) {
    return invalid("open_until", "network.open_until_alone");
  }
  if (query.open_until && (*query.open_until <= *query.open_at || *query.open_until - *query.open_at > kLongestAsked)) {
    return invalid("open_until", "network.open_until_out_of_reach");
  }
  if (query.within_km && !has_place) {
    return invalid("within_km", "network.within_needs_place");
  }
  if (query.sort && !has_place) {
    return invalid("sort", "network.sort_needs_place");
  }
  if (!query.cursor) {
    return std::nullopt;
  }
  auto const is_by_opening = query.sort == CounterSort::kOpening;
  auto const is_of_this_order = cursor && cursor->as_of.has_value() == is_by_opening &&
                                cursor->chord.has_value() == (has_place && !is_by_opening);
  // But for distances, a place that has gone since leaves nothing to go on from.
  auto const goes_on = is_of_this_order && (cursor->chord || directory.find_place(cursor->place_key) != nullptr);
  return goes_on ? std::nullopt : std::optional{invalid("cursor", "network.cursor_unreadable")};
}

}  // namespace

Result<std::optional<Location>> asked_location(Directory const& directory, CounterQuery const& query) {
  if (query.near && query.commune) {
    return invalid("commune", "network.near_and_commune");
  }
  if (query.near) {
    return std::optional{query.near->location};
  }
  if (!query.commune) {
    return std::optional<Location>{};
  }
  auto const* const commune = directory.territories().find(*query.commune);
  if (commune == nullptr || !commune->lat || !commune->lon) {
    return invalid("commune", commune == nullptr ? "network.place_unknown" : "network.place_without_location");
  }
  return std::optional{Location{*commune->lat, *commune->lon}};
}

Moment::Moment(Directory const& directory, Instant instant) : instant_(instant) {
  auto const& zones = directory.clocks().zones();
  local_.reserve(zones.size());
  for (auto const& zone : zones) {
    local_.push_back(zone.local(instant));
  }
}

Opening AskedTime::opening(MeetingPlace const& place) const {
  auto const begin = from.at(place);
  return place.times.opening(place.times.first_open(begin, until.at(place)).value_or(begin));
}

std::optional<AskedTime> asked_time(Directory const& directory, CounterQuery const& query) {
  if (!query.open_at) {
    return std::nullopt;
  }
  return AskedTime{Moment{directory, *query.open_at},
                   Moment{directory, query.open_until.value_or(*query.open_at + std::chrono::minutes{1})}};
}

Result<FoundCounters> find_counters(Directory const& directory, Scope const& scope, CounterQuery const& query,
                                    Instant now) {
  auto const location = asked_location(directory, query);
  if (!location) {
    return location.problem();
  }
  auto const partner = asked_partner(directory, query);
  if (!partner) {
    return partner.problem();
  }
  auto const cursor = query.cursor ? read_cursor(*query.cursor) : std::nullopt;
  if (auto refused = refusal(directory, query, location->has_value(), cursor)) {
    return *std::move(refused);
  }
  auto found = FoundCounters{{}, {}, 0, 0, 0, {}, Moment{directory, now}, std::nullopt};
  found.then = asked_time(directory, query);
  auto const filter = CounterFilter{directory, scope, query, *partner, found.then};
  auto const limit = static_cast<std::size_t>(query.limit.value_or(kUsualLimit));
  auto const is_by_opening = query.sort == CounterSort::kOpening;
  auto const within_km = is_by_opening ? query.within_km.value_or(kSoonestWithinKm) : query.within_km;
  auto const around =
      *location ? std::optional<Around>{std::in_place, directory, filter, **location, within_km} : std::nullopt;
  auto const unjudged = Unjudged{directory, filter, around};
  found.offer_not_known = *partner ? unjudged.offers() : 0;
  found.host_place_not_known = query.host_place ? unjudged.host_places() : 0;
  found.wheelchair_not_known = query.wheelchair ? unjudged.wheelchairs() : 0;
  // Later pages keep the order of the first.
  auto const as_of = cursor && cursor->as_of ? *cursor->as_of : query.open_at.value_or(now);
  if (is_by_opening) {
    found.items = by_opening(directory, *around, Moment{directory, as_of}, cursor, limit + 1);
  } else if (around) {
    found.items =
        around->accepted(limit + 1, cursor ? neighbour_of(directory, *cursor) : geo::NearestTree::kFromTheStart);
  } else {
    found.items = in_order_of_names(directory, filter, limit + 1, cursor);
  }
  if (found.then) {
    found.hours_not_known =
        around ? around->of_unknown_hours(kMostUnknownHours) : of_unknown_hours_by_name(directory, filter);
  }
  if (found.items.size() > limit) {
    found.items.pop_back();
    auto const& last = found.items.back();
    found.next = write_cursor({is_by_opening ? std::nullopt : last.chord,
                               is_by_opening ? std::optional{as_of} : std::nullopt, directory.key(*last.place)});
  }
  return found;
}

}  // namespace relais::network

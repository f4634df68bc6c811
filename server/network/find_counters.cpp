#include "network/find_counters.hpp"

#include <algorithm>
#include <cmath>

#include "engine/language/fold.hpp"
#include "network/cursor.hpp"

namespace relais::network {
namespace {

constexpr std::int32_t kUsualLimit = 20;
constexpr std::size_t kMostUnknownHours = 5;
constexpr auto kAnywhere = 4.0;  // the square of the longest chord of a sphere of radius 1

// What a place must be, worked out once for a question.
class Filter {
 public:
  Filter(Directory const& directory, Scope const& scope, CounterQuery const& query, std::optional<PartnerCode> partner,
         std::optional<Moment> const& then)
      : directory_(directory), query_(query), only_network_(scope.only_network()) {
    folded_ = language::fold_place(query.q.value_or(""));
    words_ = language::words(folded_);
    for (auto const& bundle : directory.bundles()) {
      bundle_offers_.push_back(!partner || bundle.has(*partner));
    }
    for (std::uint32_t zone = 0; then && zone < directory.clocks().zones().size(); ++zone) {
      open_columns_.push_back(directory.open_table().at(then->in_zone(zone)));
    }
    asks_more_ = query.host_place || query.kind || !only_network_.empty() || !words_.empty();
    is_offered_ = std::find(bundle_offers_.begin(), bundle_offers_.end(), true) != bundle_offers_.end();
  }

  bool is_offered() const { return is_offered_; }  // by any bundle
  bool asks_more() const { return asks_more_; }    // than an offer and an hour

  bool offers(Bundle const& bundle) const { return bundle_offers_[&bundle - directory_.bundles().data()]; }
  bool offers(MeetingPlace const& place) const { return bundle_offers_[place.bundle]; }

  // All that does not depend on the hour or on the offer.
  bool fits(MeetingPlace const& place) const {
    return !asks_more_ ||
           ((!query_.host_place || host_place(place) == query_.host_place) && fits_whatever_its_building(place));
  }

  bool is_open_then(MeetingPlace const& place) const {
    return open_columns_.empty() || open_columns_[place.zone].is_open(place.hours_column);
  }

  bool accepts(MeetingPlace const& place) const { return offers(place) && is_open_then(place) && fits(place); }

  // What cannot be decided of a place that is all else that is asked.
  bool lacks_hours(MeetingPlace const& place) const { return !place.times.are_known() && offers(place) && fits(place); }
  bool lacks_host_place(MeetingPlace const& place) const {
    return !host_place(place) && offers(place) && is_open_then(place) && fits_whatever_its_building(place);
  }

 private:
  std::optional<HostPlace> host_place(MeetingPlace const& place) const {
    return directory_.counters()[place.counter].host_place;
  }

  bool fits_whatever_its_building(MeetingPlace const& place) const {
    auto const& counter = directory_.counters()[place.counter];
    if (query_.kind && counter.kind != *query_.kind) {
      return false;
    }
    if (!only_network_.empty() && counter.network_id.text != only_network_) {
      return false;
    }
    auto const text = directory_.words(static_cast<std::uint32_t>(&place - directory_.places().data()));
    return std::all_of(words_.begin(), words_.end(),
                       [&](std::string_view word) { return language::has_word_beginning(text, word); });
  }

  Directory const& directory_;
  CounterQuery const& query_;
  std::string only_network_;
  std::string folded_;
  std::vector<std::string_view> words_;
  std::vector<char> bundle_offers_;
  std::vector<hours::OpenTable::At> open_columns_;  // by zone; none: any hour will do
  bool asks_more_ = false;
  bool is_offered_ = false;
};

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

Problem invalid(std::string field, std::string code) {
  return {Fault::kInvalid, code, {{std::move(field), code}}};
}

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
  Around(Directory const& directory, Filter const& filter, Location const& location, std::optional<double> within_km)
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
  Filter const& filter_;
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

std::vector<FoundPlace> in_order_of_names(Directory const& directory, Filter const& filter, std::size_t count,
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

std::vector<FoundPlace> of_unknown_hours_by_name(Directory const& directory, Filter const& filter) {
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
  Unjudged(Directory const& directory, Filter const& filter, std::optional<Around> const& around)
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
    auto counters = CounterCount{directory_};
    auto const lacks = [this](MeetingPlace const& place) { return filter_.lacks_host_place(place); };
    add(directory_.by_name(), directory_.located(), lacks, counters);
    return counters.count();
  }

 private:
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
  Filter const& filter_;
  std::optional<Around> const& around_;
};

}  // namespace

Moment::Moment(Directory const& directory, Instant instant) : instant_(instant) {
  auto const& zones = directory.clocks().zones();
  local_.reserve(zones.size());
  for (auto const& zone : zones) {
    local_.push_back(zone.local(instant));
  }
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
  if (query.cursor && (!cursor || cursor->chord.has_value() != location->has_value())) {
    return invalid("cursor", "network.cursor_unreadable");
  }
  // In the order of names a place that has gone since leaves nothing to go on from.
  if (cursor && !cursor->chord && directory.find_place(cursor->place_key) == nullptr) {
    return invalid("cursor", "network.cursor_unreadable");
  }
  if (query.within_km && !*location) {
    return invalid("within_km", "network.within_needs_place");
  }
  auto found = FoundCounters{{}, {}, 0, 0, {}, Moment{directory, now}, std::nullopt};
  if (query.open_at) {
    found.then = Moment{directory, *query.open_at};
  }
  auto const filter = Filter{directory, scope, query, *partner, found.then};
  auto const limit = static_cast<std::size_t>(query.limit.value_or(kUsualLimit));
  auto const around =
      *location ? std::optional<Around>{std::in_place, directory, filter, **location, query.within_km} : std::nullopt;
  auto const unjudged = Unjudged{directory, filter, around};
  found.offer_not_known = *partner ? unjudged.offers() : 0;
  found.host_place_not_known = query.host_place ? unjudged.host_places() : 0;
  if (around) {
    found.items =
        around->accepted(limit + 1, cursor ? neighbour_of(directory, *cursor) : geo::NearestTree::kFromTheStart);
    found.hours_not_known = found.then ? around->of_unknown_hours(kMostUnknownHours) : std::vector<FoundPlace>{};
  } else {
    found.items = in_order_of_names(directory, filter, limit + 1, cursor);
    found.hours_not_known = found.then ? of_unknown_hours_by_name(directory, filter) : std::vector<FoundPlace>{};
  }
  if (found.items.size() > limit) {
    found.items.pop_back();
    found.next = write_cursor({found.items.back().chord, directory.key(*found.items.back().place)});
  }
  return found;
}

}  // namespace relais::network

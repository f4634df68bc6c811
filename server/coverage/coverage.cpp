#include "coverage/coverage.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "coverage/centre_times.hpp"
#include "coverage/paging.hpp"

namespace relais::coverage {
namespace {

constexpr std::int32_t kCurveStep = 5;
constexpr std::int32_t kCurveEnd = 60;

// People by tick, of some communes together.
class Distribution {
 public:
  void add(AccessMap const& map, Commune const& commune, CommuneAccess const& access) {
    if (!commune.centre) {
      centre_unknown_ += commune.people.value_or(0);
      return;
    }
    for (auto const& [tick, people] : map.of(access)) {
      by_tick_[tick] += people;
      straight_ += access.method == Method::kStraightLine ? people : 0;
    }
    all_ += commune.people.value_or(0);
    off_roads_ += access.off_roads;
    unreached_ += access.unreached;
  }

  double within(std::int32_t ticks) const {
    auto people = 0.0;
    for (auto tick = 0; tick <= std::min<std::int32_t>(ticks, kLongest); ++tick) {
      people += by_tick_[static_cast<std::size_t>(tick)];
    }
    return people;
  }

  double share(std::int32_t ticks) const { return all_ > 0 ? within(ticks) / all_ : 0; }

  PeopleWithin summary(std::int32_t minutes) const {
    PeopleWithin said{
        all_, within(minutes * kTicksAMinute), {}, {}, median(), off_roads_, unreached_, straight_, centre_unknown_};
    if (all_ > 0) {
      said.share = said.within / all_;
    }
    return said;
  }

 private:
  std::optional<double> median() const {
    auto people = 0.0;
    for (std::size_t tick = 0; tick < by_tick_.size() && all_ > 0; ++tick) {
      people += by_tick_[tick];
      if (people >= all_ / 2) {
        return static_cast<double>(tick) / kTicksAMinute;
      }
    }
    return std::nullopt;
  }

  std::vector<double> by_tick_ = std::vector<double>(kLongest + 1U);
  double all_ = 0;
  double off_roads_ = 0;
  double unreached_ = 0;
  double straight_ = 0;
  double centre_unknown_ = 0;
};

Distribution distribution(Land const& land, AccessMap const& map, std::span<std::uint32_t const> communes) {
  Distribution all;
  for (auto const commune : communes) {
    all.add(map, land.communes[commune], map.communes[commune]);
  }
  return all;
}

std::optional<Level> level_of(GroupedBy by) {
  switch (by) {
    case GroupedBy::kIntercommunal:
      return Level::kIntercommunal;
    case GroupedBy::kDepartment:
      return Level::kDepartment;
    case GroupedBy::kRegion:
      return Level::kRegion;
    default:
      return std::nullopt;
  }
}

std::optional<NearCounter> near_counter(AccessMap const& map, roads::Reached const& reached, Method method) {
  if (reached.time == roads::kNever) {
    return std::nullopt;
  }
  return NearCounter{map.counters[reached.counter], map.names[reached.counter], reached.time / kTenthsAMinute, method};
}

CoveredTerritory covered(Land const& land, SpeedMaps const& maps, Group const& group, GroupedBy by,
                         std::int32_t minutes) {
  CoveredTerritory item{group.code,
                        group.name,
                        centre_of(land, group.communes),
                        people_within(land, maps, group.communes, minutes),
                        {},
                        {},
                        {},
                        method_of(maps.as_roads, group.communes)};
  if (by == GroupedBy::kCommune) {
    auto const commune = group.communes.front();
    auto const& access = maps.as_roads.communes[commune];
    item.nearest = nearest_of(maps.as_roads, commune);
    item.second = near_counter(maps.as_roads, access.from_centre.second, access.second_method);
    item.has_counter = land.communes[commune].counters > 0;
  }
  return item;
}

bool is_in_zone(Commune const& commune, std::optional<ZoneAsked> zone) {
  return !zone || (*zone == ZoneAsked::kRural ? commune.is_rural : commune.is_at_border);
}

Problem territory_unknown() {
  return {Fault::kNotFound, "coverage.territory_unknown", {{"territory", "coverage.territory_unknown"}}};
}

}  // namespace

std::vector<Group> groups_of(Land const& land, Selection const& selection, GroupedBy by) {
  std::map<std::string, Group> groups;
  for (auto const i : selection.communes) {
    auto const& commune = land.communes[i];
    auto code = commune.code;
    auto name = commune.name;
    if (by == GroupedBy::kDensity) {
      code = TextForm<Density>::write(density_of(commune));
      name.clear();
    } else if (auto const level = level_of(by)) {
      auto const within = commune.within[static_cast<std::size_t>(*level)];
      if (within == kNowhere) {
        continue;
      }
      code = land.territories[within].code;
      name = land.territories[within].name;
    }
    auto& group = groups[code];
    group.code = code;
    group.name = name;
    group.communes.push_back(i);
  }
  std::vector<Group> all;
  all.reserve(groups.size());
  for (auto& [code, group] : groups) {
    all.push_back(std::move(group));
  }
  return all;
}

// Weighed by people, or the plain mean where there are none.
std::optional<Centre> centre_of(Land const& land, std::span<std::uint32_t const> communes) {
  auto sum = Centre{};
  auto weight = 0.0;
  for (auto const i : communes) {
    auto const& commune = land.communes[i];
    if (commune.centre) {
      auto const people = commune.people.value_or(0) + 1;
      sum.lat += commune.centre->lat * people;
      sum.lon += commune.centre->lon * people;
      weight += people;
    }
  }
  return weight > 0 ? std::optional{Centre{sum.lat / weight, sum.lon / weight}} : std::nullopt;
}

Result<Selection> select(Land const& land, CoverageQuery const& query) {
  if (land.networks.empty() ||
      (query.network && std::ranges::find(land.networks, *query.network) == land.networks.end())) {
    return Problem{Fault::kNotFound, "coverage.network_unknown"};
  }
  Selection selection{query.network.value_or(land.networks.front()), {}, {}, {}};
  auto in = kNowhere;
  if (query.territory) {
    selection.territory = land.code_of(*query.territory);
    if (!selection.territory) {
      return territory_unknown();
    }
    auto const found = std::ranges::find(land.territories, *selection.territory, &Territory::code);
    if (found != land.territories.end()) {
      in = static_cast<std::uint32_t>(found - land.territories.begin());
      if (query.network && *query.network != found->network) {
        return territory_unknown();
      }
      selection.name = found->name;
      selection.network = found->network;
    }
  }
  auto is_known = !selection.territory;  // a district is no commune
  for (std::uint32_t i = 0; i < land.communes.size(); ++i) {
    auto const& commune = land.communes[i];
    auto const is_meant = !selection.territory ? commune.network == selection.network
                          : in == kNowhere     ? commune.code == *selection.territory
                                               : std::ranges::find(commune.within, in) != commune.within.end();
    is_known = is_known || is_meant;
    if (is_meant && query.network && *query.network != commune.network) {
      return territory_unknown();
    }
    if (is_meant && is_in_zone(commune, query.zone)) {
      selection.communes.push_back(i);
      if (selection.territory && in == kNowhere) {
        selection.name = commune.name;
        selection.network = commune.network;
      }
    }
  }
  if (!is_known) {
    return territory_unknown();
  }
  return selection;
}

PeopleWithin people_within(Land const& land, SpeedMaps const& maps, std::span<std::uint32_t const> communes,
                           std::int32_t minutes) {
  auto const as_roads = distribution(land, maps.as_roads, communes);
  auto said = as_roads.summary(minutes);
  if (said.share) {
    auto const share = [&](AccessMap const& map, std::int32_t ticks) {
      return &map == &maps.as_roads ? as_roads.share(ticks) : distribution(land, map, communes).share(ticks);
    };
    // A fifth slower, what takes four fifths of the time on these roads is still reached.
    said.band =
        SpeedBand{share(maps.slower, minutes * (kTicksAMinute - 1)), share(maps.faster, minutes * (kTicksAMinute + 1))};
  }
  return said;
}

PeopleWithin people_as_roads(Land const& land, AccessMap const& map, std::span<std::uint32_t const> communes,
                             std::int32_t minutes) {
  return distribution(land, map, communes).summary(minutes);
}

// As a distribution of this commune alone would say, to the bit: its people are by tick already.
PeopleWithin people_as_roads(Land const& land, AccessMap const& map, std::uint32_t commune, std::int32_t minutes) {
  auto const& access = map.communes[commune];
  PeopleWithin said;
  auto const people_there = land.communes[commune].people.value_or(0);
  if (!land.communes[commune].centre) {
    said.centre_unknown = people_there;
    return said;
  }
  said.people = people_there;
  said.off_roads = access.off_roads;
  said.unreached = access.unreached;
  auto reached = 0.0;
  for (auto const& [tick, people] : map.of(access)) {
    reached += people;
    said.within = tick <= minutes * kTicksAMinute ? reached : said.within;
    if (!said.median_minutes && said.people > 0 && reached >= said.people / 2) {
      said.median_minutes = static_cast<double>(tick) / kTicksAMinute;
    }
  }
  said.by_straight_line = access.method == Method::kStraightLine ? reached : 0;
  if (said.people > 0) {
    said.share = said.within / said.people;
  }
  return said;
}

double whole(double people) {
  return std::round(people);
}

void round_people(PeopleWithin& access) {
  for (auto* const people : {&access.people, &access.within, &access.off_roads, &access.unreached,
                             &access.by_straight_line, &access.centre_unknown}) {
    *people = whole(*people);
  }
}

Method method_of(AccessMap const& map, std::span<std::uint32_t const> communes) {
  return std::ranges::any_of(communes, [&](std::uint32_t i) { return map.communes[i].method == Method::kRoads; })
             ? Method::kRoads
             : Method::kStraightLine;
}

std::optional<NearCounter> nearest_of(AccessMap const& map, std::uint32_t commune) {
  auto const& access = map.communes[commune];
  return near_counter(map, access.from_centre.first, access.method);
}

Result<Coverage> coverage(Land const& land, SpeedMaps const& maps, CoverageQuery const& query, std::size_t limit) {
  auto const selection = select(land, query);
  if (!selection) {
    return selection.problem();
  }
  auto const offset = read_offset(query.cursor);
  if (!offset) {
    return invalid("cursor", "coverage.cursor_unreadable");
  }
  auto const minutes = query.minutes.value_or(kMinutesUnlessSaid);
  auto const& map = maps.as_roads;
  auto const all = distribution(land, map, selection->communes);
  Coverage said;
  said.network = selection->network;
  said.territory = selection->territory;
  said.territory_name = selection->name;
  said.minutes = minutes;
  said.access = people_within(land, maps, selection->communes, minutes);
  said.communes = static_cast<std::int64_t>(selection->communes.size());
  said.communes_beyond = std::ranges::count_if(selection->communes, [&](std::uint32_t commune) {
    auto const one = people_as_roads(land, map, commune, minutes);
    return one.people > 0 && one.median_minutes.value_or(kLongest) > minutes;
  });
  for (auto at = kCurveStep; at <= kCurveEnd; at += kCurveStep) {
    said.curve.push_back({at, all.share(at * kTicksAMinute)});
  }
  if (query.by) {
    for (auto const& group : groups_of(land, *selection, *query.by)) {
      said.items.push_back(covered(land, maps, group, *query.by, minutes));
    }
    if (query.sort.value_or(CoverageSort::kBeyond) == CoverageSort::kBeyond) {
      std::ranges::stable_sort(said.items, std::greater{},
                               [](CoveredTerritory const& item) { return item.access.people - item.access.within; });
    }
    said.of_items = static_cast<std::int64_t>(said.items.size());
    said.next = cut_page(said.items, *offset, query.limit, limit);
  }
  auto const may_go = [&](NetworkId const& network) { return network == said.network || query.across.value_or(false); };
  said.counters = std::ranges::count_if(map.networks, may_go);
  std::ranges::copy_if(map.misplaced, std::back_inserter(said.misplaced), [&](MisplacedCounter const& counter) {
    return may_go(counter.network) &&
           (!said.territory || std::ranges::binary_search(selection->communes, counter.near));
  });
  for (auto const& [network, left_out] : map.left_out) {
    said.hours_not_known += may_go(network) ? left_out.hours_not_known : 0;
    said.unplaced += may_go(network) ? left_out.unplaced : 0;
  }
  said.uses_roads = method_of(map, selection->communes) == Method::kRoads;
  round_people(said.access);
  std::ranges::for_each(said.items, [](CoveredTerritory& item) { round_people(item.access); });
  std::ranges::copy_if(land.sources, std::back_inserter(said.sources), [&](Source const& source) {
    return source.network == said.network || query.across.value_or(false);
  });
  return said;
}

}  // namespace relais::coverage

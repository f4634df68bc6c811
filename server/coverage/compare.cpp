#include "coverage/compare.hpp"

#include <algorithm>
#include <cmath>

#include "coverage/paging.hpp"

namespace relais::coverage {
namespace {

constexpr double kSomebody = 0.5;  // people: less is rounding

bool is_other_way(std::optional<double> before, std::optional<double> after) {
  return before.has_value() != after.has_value() || (before && std::abs(*before - *after) >= 1.0 / kTicksAMinute);
}

bool are_same(std::span<PeopleAt const> before, std::span<PeopleAt const> after) {
  return (before.data() == after.data() && before.size() == after.size()) || std::ranges::equal(before, after);
}

double shift(ComparedTerritory const& item) {
  return std::abs(item.within_after - item.within_before);
}

}  // namespace

Result<Comparison> compare(Land const& land, SpeedMaps const& before, SpeedMaps const& after,
                           CoverageQuery const& query) {
  auto const selection = select(land, query);
  if (!selection) {
    return selection.problem();
  }
  auto const minutes = query.minutes.value_or(kMinutesUnlessSaid);
  Comparison said;
  said.network = selection->network;
  said.territory = selection->territory;
  said.territory_name = selection->name;
  said.minutes = minutes;
  said.uses_roads = method_of(before.as_roads, selection->communes) == Method::kRoads;
  said.before = people_within(land, before, selection->communes, minutes);
  said.after = people_within(land, after, selection->communes, minutes);
  for (auto const i : selection->communes) {
    auto const& commune = land.communes[i];
    if (are_same(before.as_roads.of(before.as_roads.communes[i]), after.as_roads.of(after.as_roads.communes[i]))) {
      continue;  // as most of a country, whatever the edits
    }
    auto const was = people_as_roads(land, before.as_roads, i, minutes);
    auto const is = people_as_roads(land, after.as_roads, i, minutes);
    auto item = ComparedTerritory{
        commune.code,
        commune.name,
        commune.centre ? std::optional{Centre{commune.centre->lat, commune.centre->lon}} : std::nullopt,
        was.people,
        was.within,
        is.within,
        was.median_minutes,
        is.median_minutes,
        nearest_of(before.as_roads, i),
        nearest_of(after.as_roads, i)};
    said.gained += std::max(0.0, is.within - was.within);
    said.lost += std::max(0.0, was.within - is.within);
    auto const is_other = is_other_way(was.median_minutes, is.median_minutes);
    if (is_other) {
      auto const is_nearer = is.median_minutes && (!was.median_minutes || *is.median_minutes < *was.median_minutes);
      ++(is_nearer ? said.nearer : said.further);
    }
    if (is_other || shift(item) >= kSomebody) {
      said.items.push_back(std::move(item));
    }
  }
  std::ranges::stable_sort(said.items, std::greater{}, shift);
  said.of_items = static_cast<std::int64_t>(said.items.size());
  cut_page(said.items, 0, query.limit, kItemsUnlessSaid);
  std::ranges::copy_if(
      after.as_roads.misplaced, std::back_inserter(said.misplaced),
      [&](MisplacedCounter const& counter) { return counter.network == said.network || query.across.value_or(false); });
  std::ranges::copy_if(land.sources, std::back_inserter(said.sources),
                       [&](Source const& source) { return source.network == said.network; });
  return said;
}

}  // namespace relais::coverage

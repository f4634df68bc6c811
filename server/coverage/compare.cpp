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
  return item.gained + item.lost;
}

class Comparing {
 public:
  Comparing(Land const& land, AccessMap const& before, AccessMap const& after, std::int32_t minutes)
      : land_(land), before_(before), after_(after), minutes_(minutes) {}

  // Nothing: nobody's time is another.
  std::optional<ComparedTerritory> commune(std::uint32_t i) const {
    auto const& commune = land_.communes[i];
    if (are_same(before_.of(before_.communes[i]), after_.of(after_.communes[i]))) {
      return std::nullopt;  // as most of a country, whatever the edits
    }
    auto item = told(commune.code, commune.name, people_as_roads(land_, before_, i, minutes_),
                     people_as_roads(land_, after_, i, minutes_));
    if (commune.centre) {
      item.centre = Centre{commune.centre->lat, commune.centre->lon};
    }
    item.gained = std::max(0.0, item.within_after - item.within_before);
    item.lost = std::max(0.0, item.within_before - item.within_after);
    item.nearest_before = nearest_of(before_, i);
    item.nearest_after = nearest_of(after_, i);
    return item;
  }

  // Nothing: none of its communes changes.
  std::optional<ComparedTerritory> group(Group const& group) const {
    auto gained = 0.0;
    auto lost = 0.0;
    for (auto const i : group.communes) {
      if (auto const item = commune(i)) {
        gained += item->gained;
        lost += item->lost;
      }
    }
    auto item = told(group.code, group.name, people_as_roads(land_, before_, group.communes, minutes_),
                     people_as_roads(land_, after_, group.communes, minutes_));
    item.centre = centre_of(land_, group.communes);
    item.gained = gained;
    item.lost = lost;
    return is_other_way(item.median_before, item.median_after) || shift(item) >= kSomebody ? std::optional{item}
                                                                                           : std::nullopt;
  }

 private:
  static ComparedTerritory told(std::string const& code, std::string const& name, PeopleWithin const& was,
                                PeopleWithin const& is) {
    ComparedTerritory item;
    item.code = code;
    item.name = name;
    item.people = was.people;
    item.within_before = was.within;
    item.within_after = is.within;
    item.median_before = was.median_minutes;
    item.median_after = is.median_minutes;
    return item;
  }

  Land const& land_;
  AccessMap const& before_;
  AccessMap const& after_;
  std::int32_t minutes_;
};

void round_people(Comparison& said) {
  coverage::round_people(said.before);
  coverage::round_people(said.after);
  said.gained = whole(said.gained);
  said.lost = whole(said.lost);
  for (auto& item : said.items) {
    for (auto* const people : {&item.people, &item.within_before, &item.within_after, &item.gained, &item.lost}) {
      *people = whole(*people);
    }
  }
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
  auto const comparing = Comparing{land, before.as_roads, after.as_roads, minutes};
  auto const by = query.by.value_or(GroupedBy::kCommune);
  for (auto const i : selection->communes) {
    auto item = comparing.commune(i);
    if (!item) {
      continue;
    }
    said.gained += item->gained;
    said.lost += item->lost;
    auto const is_other = is_other_way(item->median_before, item->median_after);
    if (is_other) {
      auto const is_nearer = item->median_after && (!item->median_before || *item->median_after < *item->median_before);
      ++(is_nearer ? said.nearer : said.further);
    }
    if (by == GroupedBy::kCommune && (is_other || shift(*item) >= kSomebody)) {
      said.items.push_back(*std::move(item));
    }
  }
  if (by != GroupedBy::kCommune) {
    for (auto const& group : groups_of(land, *selection, by)) {
      if (auto item = comparing.group(group)) {
        said.items.push_back(*std::move(item));
      }
    }
  }
  std::ranges::stable_sort(said.items, std::greater{}, shift);
  said.of_items = static_cast<std::int64_t>(said.items.size());
  cut_page(said.items, 0, query.limit, kItemsUnlessSaid);
  round_people(said);
  std::ranges::copy_if(
      after.as_roads.misplaced, std::back_inserter(said.misplaced),
      [&](MisplacedCounter const& counter) { return counter.network == said.network || query.across.value_or(false); });
  std::ranges::copy_if(land.sources, std::back_inserter(said.sources),
                       [&](Source const& source) { return source.network == said.network; });
  return said;
}

}  // namespace relais::coverage

#include "coverage/capacity.hpp"

#include <algorithm>

#include "coverage/centre_times.hpp"
#include "coverage/paging.hpp"

namespace relais::coverage {
namespace {

double weight_of(std::optional<double> minutes) {
  for (auto const& band : kBands) {
    if (minutes && *minutes <= band.minutes) {
      return band.weight;
    }
  }
  return 0;
}

}  // namespace

Result<Capacity> capacity(Land const& land, Places const& places, CapacityQuery const& query,
                          MinutesTo const& minutes_to) {
  CoverageQuery where;
  where.network = query.network;
  where.territory = query.territory;
  auto const selection = select(land, where);
  if (!selection) {
    return selection.problem();
  }
  auto const offset = read_offset(query.cursor);
  if (!offset) {
    return invalid("cursor", "coverage.cursor_unreadable");
  }
  std::vector<bool> is_asked(land.communes.size());
  for (auto const commune : selection->communes) {
    is_asked[commune] = true;
  }
  std::vector<double> hours(land.communes.size());
  auto neighbourhood = Neighbourhood{land};
  Capacity said;
  for (auto const& place : places.places) {
    said.not_known += place.network == selection->network && place.weekly_hours <= 0 ? 1 : 0;
    auto const near = place.weekly_hours > 0
                          ? neighbourhood.around(place.at, place.network, furthest_metres(kBands.back().minutes))
                          : std::vector<std::uint32_t>{};
    if (std::ranges::none_of(near, [&](std::uint32_t commune) { return is_asked[commune]; })) {
      continue;
    }
    auto const minutes = minutes_to(place, near);
    auto demand = 0.0;
    for (std::size_t i = 0; i < near.size(); ++i) {
      demand += land.communes[near[i]].people.value_or(0) * weight_of(minutes[i]);
    }
    constexpr double kEachThousand = 1'000;
    for (std::size_t i = 0; i < near.size() && demand > 0; ++i) {
      hours[near[i]] += kEachThousand * place.weekly_hours / demand * weight_of(minutes[i]);
    }
  }
  said.network = selection->network;
  said.territory = selection->territory;
  said.territory_name = selection->name;
  said.bands = {kBands.begin(), kBands.end()};
  for (auto const i : selection->communes) {
    auto const& commune = land.communes[i];
    auto const people = commune.people.value_or(0);
    said.people += people;
    said.hours += people * hours[i];
    said.without += hours[i] > 0 ? 0 : people;
    said.items.push_back({commune.code, commune.name, people, hours[i]});
  }
  said.hours = said.people > 0 ? said.hours / said.people : 0;
  std::ranges::stable_sort(said.items, {}, &CapacityItem::hours);
  said.next = cut_page(said.items, *offset, query.limit, kItemsUnlessSaid);
  for (auto const& source : land.sources) {
    if (source.network == said.network) {
      said.sources.push_back(source);
    }
  }
  return said;
}

}  // namespace relais::coverage

#include "network/road_minutes.hpp"

#include <cmath>

#include "network/find_counters.hpp"

namespace relais::network {

void add_road_minutes(PageWriter const& writer, Asked const& asked, TravelTimes const& travel_times, Results& results) {
  auto const from = asked_location(writer.directory, asked.query);
  if (!travel_times || !from || !*from) {
    return;
  }
  std::vector<ResultItem*> items;
  std::vector<Location> to;
  auto const add = [&](std::vector<ResultItem>& list) {
    for (auto& item : list) {
      if (item.point && item.distance) {
        items.push_back(&item);
        to.push_back({item.point->lat, item.point->lon});
      }
    }
  };
  add(results.items);
  if (results.empty) {
    for (auto& next_best : results.empty->next_best) {
      add(next_best.nearest);
    }
  }
  auto const times = travel_times(**from, to);
  if (times.attribution.empty()) {
    return;
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (auto const& minutes = times.minutes[i]) {
      items[i]->distance = writer.message(
          "network.results.distance_and_minutes",
          {{"distance", *items[i]->distance}, {"minutes", static_cast<std::int64_t>(std::ceil(*minutes))}});
      results.by_road = writer.message("network.results.by_road", {{"roads", times.attribution}});
    }
  }
}

}  // namespace relais::network

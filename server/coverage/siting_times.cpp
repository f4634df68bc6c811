#include "coverage/siting_times.hpp"

#include <algorithm>
#include <thread>

#include "coverage/homes.hpp"
#include "engine/roads/hierarchy_times.hpp"

namespace relais::coverage {
namespace {

constexpr std::size_t kTogether = 8'192;  // places: a country in five parts

}  // namespace

SitingTimes::SitingTimes(Surroundings const& around, std::span<std::uint32_t const> communes, NetworkId const& network,
                         double limit_minutes)
    : around_(around),
      communes_(communes),
      network_(network),
      limit_(limit_minutes),
      point_of_(around.land->communes.size()),
      is_flown_(communes.size()) {
  std::map<std::uint32_t, std::vector<geo::Point>> flown;
  for (std::uint32_t point = 0; point < communes.size(); ++point) {
    auto const commune = communes[point];
    point_of_[commune] = point;
    auto const ground = around.ground ? around.ground->homes.ground[commune] : Ground::kBeyondRoads;
    if (ground == Ground::kRoads) {
      centres_.push_back(around.ground->homes.centres[commune]);
      centre_points_.push_back(point);
    }
    if (way_to(around, {}, commune) == Way::kStraightLine) {
      auto const part = ground == Ground::kRoads ? part_of(around.ground->graph, centres_.back().edge) : kNoPart;
      flown_[part].communes.push_back(commune);
      flown[part].push_back(*around.land->communes[commune].centre);
    }
  }
  for (auto const& [part, centres] : flown) {
    flown_[part].tree = geo::NearestTree{centres};
  }
  if (around.roads) {
    if (auto const opened = around.roads->hierarchy()) {
      hierarchy_ = *opened;
    }
  }
}

bool SitingTimes::to_each(std::span<geo::Point const> places, Use const& use) {
  if (!hierarchy_) {
    return search_each(places, use);
  }
  for (std::size_t first = 0; first < places.size(); first += kTogether) {
    auto const some = places.subspan(first, std::min(kTogether, places.size() - first));
    auto rows = by_road(some);
    for (std::size_t i = 0; i < some.size(); ++i) {
      add_flown(some[i], rows[i]);
      if (!use(first + i, rows[i])) {
        return false;
      }
    }
  }
  return true;
}

bool SitingTimes::search_each(std::span<geo::Point const> places, Use const& use) {
  // A centre and a place may lie a little off their roads.
  auto const metres = furthest_metres(limit_) + kNearRoadsMetres + roads::kSnapMetres;
  auto times = CentreTimes{around_, limit_};
  auto neighbourhood = Neighbourhood{*around_.land};
  std::vector<Near> near;
  for (std::size_t i = 0; i < places.size(); ++i) {
    auto around = neighbourhood.around(places[i], network_, metres);
    std::erase_if(around, [&](std::uint32_t commune) { return !point_of_[commune]; });
    auto const minutes = times.to(places[i], around);
    near.clear();
    auto const stands = standing_at(around_, places[i]);
    for (std::size_t j = 0; j < around.size(); ++j) {
      if (minutes[j]) {
        auto const point = *point_of_[around[j]];
        is_flown_[point] = is_flown_[point] || way_to(around_, stands, around[j]) == Way::kStraightLine;
        near.push_back({*point_of_[around[j]], *minutes[j]});
      }
    }
    std::ranges::sort(near, {}, &Near::point);
    if (!use(i, near)) {
      return false;
    }
  }
  return true;
}

std::vector<std::vector<Near>> SitingTimes::by_road(std::span<geo::Point const> places) const {
  std::vector<roads::Snapped> on_roads;
  std::vector<std::size_t> whose;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (auto const at = around_.roads->index().snap(position_of(places[i]))) {
      on_roads.push_back(*at);
      whose.push_back(i);
    }
  }
  auto const times = roads::times_between(around_.roads->graph(), *hierarchy_, centres_, on_roads,
                                          static_cast<roads::Time>(limit_ * kTenthsAMinute),
                                          std::max(1U, std::thread::hardware_concurrency()));
  std::vector<std::vector<Near>> rows(places.size());
  for (std::size_t centre = 0; centre < centres_.size(); ++centre) {
    for (auto const& [place, time] : times.from(centre)) {
      rows[whose[place]].push_back({centre_points_[centre], time / kTenthsAMinute});
    }
  }
  return rows;
}

void SitingTimes::add_flown(geo::Point place, std::vector<Near>& near) {
  auto const stands = flown_.empty() ? Standing{} : standing_at(around_, place);
  auto const reach = straight_line_metres(Density::kRural, static_cast<roads::Time>(limit_ * kTenthsAMinute));
  for (auto const& [part, flown] : flown_) {
    if (way_to(around_, stands, flown.communes.front()) != Way::kStraightLine) {
      continue;
    }
    flown.tree.search(
        geo::direction(place), flown.communes.size(), geo::chord_of_metres(reach), geo::NearestTree::kFromTheStart,
        [](std::uint32_t) { return true; }, found_);
    for (auto const& neighbour : found_) {
      auto const commune = flown.communes[neighbour.index];
      auto const minutes = straight_line_minutes(around_.land->communes[commune], place);
      if (minutes <= limit_) {
        is_flown_[*point_of_[commune]] = true;
        near.push_back({*point_of_[commune], minutes});
      }
    }
  }
  std::ranges::sort(near, {}, &Near::point);
}

}  // namespace relais::coverage

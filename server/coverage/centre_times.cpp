#include "coverage/centre_times.hpp"

namespace relais::coverage {

Standing standing_at(Surroundings const& around, geo::Point place) {
  return around.ground ? standing(*around.ground, place) : standing_without_roads(*around.owners, place);
}

Way way_to(Surroundings const& around, Standing const& place, std::uint32_t commune) {
  if (place.ground == Ground::kOffRoads || place.ground == Ground::kUnplaced ||
      !around.land->communes[commune].centre) {
    return Way::kNone;
  }
  auto const* const ground = around.ground.get();
  if (ground == nullptr || ground->homes.ground[commune] == Ground::kBeyondRoads) {
    return Way::kStraightLine;
  }
  if (ground->homes.ground[commune] != Ground::kRoads) {
    return Way::kNone;
  }
  auto const part = part_of(ground->graph, ground->homes.centres[commune].edge);
  return part == place.part ? Way::kRoad : may_fly(ground->graph, part, place.part) ? Way::kStraightLine : Way::kNone;
}

double straight_line_minutes(Commune const& commune, geo::Point place) {
  return straight_line_time(density_of(commune), geo::metres_between(*commune.centre, place)) / kTenthsAMinute;
}

CentreTimes::CentreTimes(Surroundings const& around, double limit_minutes) : around_(around), limit_(limit_minutes) {
  if (around.roads != nullptr) {
    search_ = std::make_unique<roads::Within>(around.roads->graph(), roads::Heading::kArriving);
  }
}

std::vector<std::optional<double>> CentreTimes::to(geo::Point place, std::span<std::uint32_t const> communes) {
  std::vector<std::optional<double>> minutes(communes.size());
  auto const& land = *around_.land;
  auto const stands = standing_at(around_, place);
  std::vector<roads::Snapped> centres;
  std::vector<std::size_t> of;
  for (std::size_t i = 0; i < communes.size(); ++i) {
    switch (way_to(around_, stands, communes[i])) {
      case Way::kRoad:
        centres.push_back(around_.ground->homes.centres[communes[i]]);
        of.push_back(i);
        break;
      case Way::kStraightLine:
        minutes[i] = straight_line_minutes(land.communes[communes[i]], place);
        minutes[i] = *minutes[i] <= limit_ ? minutes[i] : std::nullopt;
        break;
      case Way::kNone:
        break;
    }
  }
  if (centres.empty()) {
    return minutes;
  }
  has_used_roads_ = true;
  auto const times = search_->times_to(stands.at, centres, static_cast<roads::Time>(limit_ * kTenthsAMinute));
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times[i] != roads::kNever) {
      minutes[of[i]] = times[i] / kTenthsAMinute;
    }
  }
  return minutes;
}

Neighbourhood::Neighbourhood(Land const& land) : land_(land) {
  std::vector<geo::Point> centres;
  for (std::uint32_t i = 0; i < land.communes.size(); ++i) {
    if (land.communes[i].centre) {
      centres.push_back(*land.communes[i].centre);
      communes_.push_back(i);
    }
  }
  tree_ = geo::NearestTree{centres};
}

std::vector<std::uint32_t> Neighbourhood::around(geo::Point place, NetworkId const& network, double metres) {
  tree_.search(
      geo::direction(place), communes_.size(), geo::chord_of_metres(metres), geo::NearestTree::kFromTheStart,
      [&](std::uint32_t i) { return land_.communes[communes_[i]].network == network; }, found_);
  std::vector<std::uint32_t> near;
  near.reserve(found_.size());
  for (auto const& neighbour : found_) {
    near.push_back(communes_[neighbour.index]);
  }
  return near;
}

double furthest_metres(double minutes) {
  constexpr double kFastest = 140;  // km/h, the fastest limit that engine/roads takes for one
  constexpr double kMetresAMinute = kFastest * 1'000 / 60;
  return minutes * kMetresAMinute;
}

}  // namespace relais::coverage

#include "coverage/owners.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace relais::coverage {
namespace {

constexpr double kRadiiAway = 3;
constexpr double kRadiusUnknown = 2'000;  // metres: of a French commune of common size
constexpr double kWholeEarth = 4;         // chord squared

double radius_of(Commune const& commune) {
  constexpr double kSquareMetres = 1e6;
  return commune.area_km2 && *commune.area_km2 > 0 ? std::sqrt(*commune.area_km2 * kSquareMetres / std::numbers::pi)
                                                   : kRadiusUnknown;
}

}  // namespace

Owners::Owners(std::span<Commune const> communes) {
  std::vector<geo::Point> centres;
  for (std::uint32_t i = 0; i < communes.size(); ++i) {
    if (communes[i].centre) {
      centres.push_back(*communes[i].centre);
      communes_.push_back(i);
      radii_.push_back(radius_of(communes[i]));
    }
  }
  tree_ = geo::NearestTree{centres};
  auto const largest = radii_.empty() ? 0.0 : *std::ranges::max_element(radii_);
  reach_ = geo::chord_of_metres(largest * kRadiiAway);
}

std::uint32_t Owners::owner(geo::Point at, std::size_t looked_at) const {
  std::vector<geo::Neighbour> found;
  found.reserve(looked_at + 1);
  tree_.search(
      geo::direction(at), looked_at, reach_, geo::NearestTree::kFromTheStart, [](std::uint32_t) { return true; },
      found);
  auto best = kNowhere;
  auto least = kRadiiAway;
  for (auto const& neighbour : found) {
    auto const radii = geo::metres_of_chord(neighbour.chord) / radii_[neighbour.index];
    if (radii < least) {
      least = radii;
      best = communes_[neighbour.index];
    }
  }
  return best;
}

Owners::Nearest Owners::nearest_centre(geo::Point at) const {
  std::vector<geo::Neighbour> found;
  tree_.search(
      geo::direction(at), 1, kWholeEarth, geo::NearestTree::kFromTheStart, [](std::uint32_t) { return true; }, found);
  return found.empty() ? Nearest{} : Nearest{communes_[found.front().index], geo::metres_of_chord(found.front().chord)};
}

}  // namespace relais::coverage

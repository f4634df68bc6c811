#include "engine/roads/network.hpp"

#include <algorithm>
#include <cmath>

namespace relais::roads {

double metres_between(Position a, Position b) {
  auto const mean_lat = (double{1} * a.lat + b.lat) / 2 / kStepsPerDegree * std::numbers::pi / 180;
  auto const north = double{1} * a.lat - b.lat;
  auto const east = (double{1} * a.lon - b.lon) * std::cos(mean_lat);
  return std::sqrt(north * north + east * east) * kMetresPerStep;
}

std::uint32_t milliseconds_of(double metres, double kmh) {
  constexpr double kDay = 86'400'000;
  return static_cast<std::uint32_t>(std::clamp(std::round(metres * 3'600 / kmh), 1.0, kDay));
}

}  // namespace relais::roads

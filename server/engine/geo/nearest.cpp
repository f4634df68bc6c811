#include "engine/geo/nearest.hpp"

#include <cmath>
#include <numbers>

namespace relais::geo {

Direction direction(Point point) {
  constexpr auto kRadians = std::numbers::pi / 180;
  auto const across = std::cos(point.lat * kRadians);
  return {across * std::cos(point.lon * kRadians), across * std::sin(point.lon * kRadians),
          std::sin(point.lat * kRadians)};
}

double metres_of_chord(double chord_squared) {
  return 2 * kEarthRadiusMetres * std::asin(std::min(1.0, std::sqrt(chord_squared) / 2));
}

double chord_of_metres(double metres) {
  auto const half_angle = std::min(metres / (2 * kEarthRadiusMetres), std::numbers::pi / 2);
  auto const chord = 2 * std::sin(half_angle);
  return chord * chord;
}

double metres_between(Point a, Point b) {
  return metres_of_chord(chord_squared(direction(a), direction(b)));
}

NearestTree::NearestTree(std::span<Point const> points) {
  nodes_.reserve(points.size());
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    nodes_.push_back({direction(points[i]), i});
  }
  build(0, nodes_.size(), 0);
}

void NearestTree::build(std::size_t first, std::size_t last, std::size_t axis) {
  if (last - first <= kLeaf) {
    return;
  }
  auto const middle = first + (last - first) / 2;
  auto const at = [this](std::size_t position) { return nodes_.begin() + static_cast<std::ptrdiff_t>(position); };
  std::nth_element(at(first), at(middle), at(last),
                   [axis](Node const& a, Node const& b) { return a.along(axis) < b.along(axis); });
  auto const next_axis = axis == 2 ? 0 : axis + 1;
  build(first, middle, next_axis);
  build(middle + 1, last, next_axis);
}

}  // namespace relais::geo

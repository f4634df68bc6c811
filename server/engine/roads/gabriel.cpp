#include "engine/roads/gabriel.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace relais::roads {

double kilometres_between(FlatPoint a, FlatPoint b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> gabriel_pairs(std::vector<FlatPoint> const& points, double reach) {
  auto const cell = [&](FlatPoint at) {
    return std::pair{static_cast<int>(std::floor(at.x / reach)), static_cast<int>(std::floor(at.y / reach))};
  };
  std::map<std::pair<int, int>, std::vector<std::uint32_t>> cells;
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    cells[cell(points[i])].push_back(i);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::vector<std::uint32_t> near;
  for (std::uint32_t a = 0; a < points.size(); ++a) {
    near.clear();
    auto const [column, row] = cell(points[a]);
    for (auto x = column - 1; x <= column + 1; ++x) {
      for (auto y = row - 1; y <= row + 1; ++y) {
        if (auto const found = cells.find({x, y}); found != cells.end()) {
          near.insert(near.end(), found->second.begin(), found->second.end());
        }
      }
    }
    // Who stands near one of the two is who parts them, as a rule.
    std::ranges::sort(near, {}, [&](std::uint32_t other) {
      return std::pair{kilometres_between(points[a], points[other]), other};
    });
    auto const first_of_a = pairs.size();
    for (auto const b : near) {
      auto const apart = kilometres_between(points[a], points[b]);
      auto const middle = FlatPoint{(points[a].x + points[b].x) / 2, (points[a].y + points[b].y) / 2};
      if (b > a && apart <= reach && std::ranges::none_of(near, [&](std::uint32_t other) {
            return other != a && other != b && kilometres_between(points[other], middle) < apart / 2;
          })) {
        pairs.emplace_back(a, b);
      }
    }
    std::sort(pairs.begin() + static_cast<std::ptrdiff_t>(first_of_a), pairs.end());
  }
  return pairs;
}

}  // namespace relais::roads

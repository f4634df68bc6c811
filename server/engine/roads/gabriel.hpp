// The Gabriel graph: two points are neighbours where no third lies in the circle that has them as diameter. Road
// networks between places look much like it.
//
// Source: K. R. Gabriel, R. R. Sokal, "A new statistical approach to geographic variation analysis", Systematic Zoology
// 18, 1969.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace relais::roads {

struct FlatPoint {  // km
  double x = 0;
  double y = 0;
};

double kilometres_between(FlatPoint a, FlatPoint b);

// Pairs (a < b, ascending) no further apart than `reach`. Cost: by the square of how many points are within it.
std::vector<std::pair<std::uint32_t, std::uint32_t>> gabriel_pairs(std::vector<FlatPoint> const& points, double reach);

}  // namespace relais::roads

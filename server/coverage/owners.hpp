// Whose ground a point is: the commune whose centre is nearest in radii of that commune (of the circle of its area), at
// most three away. Outlines of all communes do not ship; centres and areas do.
#pragma once

#include <span>
#include <vector>

#include "coverage/land.hpp"

namespace relais::coverage {

class Owners {
 public:
  Owners() = default;
  explicit Owners(std::span<Commune const> communes);

  // Into the communes; kNowhere: of none of those whose centres are the nearest `looked_at`. A microsecond for six.
  std::uint32_t owner(geo::Point at, std::size_t looked_at = 6) const;

  struct Nearest {
    std::uint32_t commune = kNowhere;  // none has a centre
    double metres = 0;
  };
  Nearest nearest_centre(geo::Point at) const;

 private:
  geo::NearestTree tree_;
  std::vector<std::uint32_t> communes_;
  std::vector<double> radii_;
  double reach_ = 0;
};

}  // namespace relais::coverage

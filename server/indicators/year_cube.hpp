// One calendar year of places, months and the values of a breakdown, with what may be published of it: sums that
// anybody above a counter is shown are put together of its cells alone (engine/statistics/cube_suppression.hpp).
#pragma once

#include "engine/statistics/compose.hpp"
#include "engine/statistics/cube_suppression.hpp"
#include "indicators/month.hpp"

namespace relais::indicators {

class YearCube {
 public:
  // `leaves`: places below the one that is asked for. `values`: of the breakdown; 0: all together alone.
  YearCube(std::size_t leaves, std::size_t values);

  // `leaf` from 0; `value` from 0, of no meaning where there are none.
  void add(std::size_t leaf, Month month, std::size_t value, std::int64_t count);
  // Once all is in.
  void protect() { suppression_ = statistics::suppressed(cube_); }

  // Of these leaves (all: leave empty), months of this year; `value`: nothing is all of them.
  statistics::Composed sum(std::vector<std::size_t> const& leaves, std::vector<Month> const& months,
                           std::optional<std::size_t> value) const;

 private:
  std::size_t leaves_;
  statistics::Cube cube_;
  statistics::CubeSuppression suppression_;
};

}  // namespace relais::indicators

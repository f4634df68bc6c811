// Any months of any counters, put together from published cells only: whole years before quarters before months, whole
// departments before counters. Such a sum tells nothing that the published cells do not.
#pragma once

#include "engine/statistics/cube.hpp"
#include "engine/statistics/cube_suppression.hpp"

namespace relais::statistics {

struct Composed {
  std::int64_t sum = 0;           // of the pieces that are shown
  std::size_t hidden_pieces = 0;  // with any, the sum is a lower bound and is marked so

  bool is_exact() const { return hidden_pieces == 0; }
};

// `places` and `periods` are leaves of the trees, in any order. Of none the sum is 0.
Composed compose(Cube const& cube, CubeSuppression const& suppression, std::vector<std::size_t> const& places,
                 std::vector<std::size_t> const& periods, std::size_t value);

}  // namespace relais::statistics

#include "engine/statistics/rate.hpp"

namespace relais::statistics {

RateState rate_state(Proportion proportion, CellState count, CellState of) {
  auto const would_tell = count == CellState::kHidden || of == CellState::kHidden || is_small(proportion.count) ||
                          is_small(proportion.of - proportion.count);
  if (would_tell || proportion.of < kFewestForRate) {
    return RateState::kHidden;
  }
  return proportion.of < kFewestForComparison ? RateState::kFragile : RateState::kShown;
}

}  // namespace relais::statistics

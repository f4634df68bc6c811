#include "engine/statistics/rate.hpp"

namespace relais::statistics {

RateState rate_state(std::int64_t of) {
  return of < kFewestForRate ? RateState::kHidden : of < kFewestForComparison ? RateState::kFragile : RateState::kShown;
}

RateState rate_state(Proportion proportion, CellState count, CellState of) {
  auto const would_tell = count == CellState::kHidden || of == CellState::kHidden || is_small(proportion.count) ||
                          is_small(proportion.of - proportion.count);
  return would_tell ? RateState::kHidden : rate_state(proportion.of);
}

}  // namespace relais::statistics

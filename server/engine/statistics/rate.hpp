// Whether a rate may be published (formulas.md 15.6): the one rule, for every capability.
#pragma once

#include <boost/describe/enum.hpp>

#include "engine/statistics/proportion.hpp"
#include "engine/statistics/suppression.hpp"

namespace relais::statistics {

inline constexpr std::int64_t kFewestForRate = 10;  // GP Patient Survey
inline constexpr std::int64_t kFewestForComparison = 30;

// Shown: compared with others and coloured on a map, too. Fragile: with its interval, not compared, no colour.
enum class RateState { kShown, kFragile, kHidden };
BOOST_DESCRIBE_ENUM(RateState, kShown, kFragile, kHidden)

// Of counts that are public: of fewer than ten no rate says anything.
RateState rate_state(std::int64_t of);

// Of counts of persons (of answers, not of weights) and the states in which they are published. A rate of few is
// hidden, and one that would tell a hidden count: with the whole beside it, the rate is the count, and so is what the
// rate leaves over.
RateState rate_state(Proportion proportion, CellState count, CellState of);

}  // namespace relais::statistics

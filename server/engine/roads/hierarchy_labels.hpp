// What a sweep carries from place to place: the nearest counter, the two nearest, or the nearest in each of several
// scenarios.
#pragma once

#include <algorithm>
#include <cstdint>

#include "engine/roads/hierarchy.hpp"
#include "engine/roads/rank.hpp"

// Inlined into a function that is compiled for a certain processor, they are compiled for it as well.
#define RELAIS_INLINE [[gnu::always_inline]] inline

namespace relais::roads {

inline constexpr Rank kNothing = Rank{kFarthestWay} << 32 | kNoCounter;

RELAIS_INLINE Reached reached_or_never(Rank rank) {
  return rank < kNothing ? reached_of(rank) : Reached{};
}

// Of each kind of label: nothing(), take_seed() into the label of a scenario, and take() what another place has, a time
// further away.
struct Nearest {
  Rank rank = kNothing;
};

RELAIS_INLINE void take_seed(Nearest& label, std::size_t, Rank seed) {
  label.rank = std::min(label.rank, seed);
}

RELAIS_INLINE void take(Nearest& label, Nearest const& other, Time time) {
  label.rank = std::min(label.rank, other.rank + (Rank{time} << 32));
}

struct NearestTwo {
  Rank first = kNothing;
  Rank second = kNothing;
};

RELAIS_INLINE void take_seed(NearestTwo& label, std::size_t, Rank seed) {
  auto const is_other = counter_of(seed) != counter_of(label.first);
  if (seed < label.first) {
    label.second = is_other ? label.first : label.second;
    label.first = seed;
  } else if (is_other && seed < label.second) {
    label.second = seed;
  }
}

RELAIS_INLINE void take(NearestTwo& label, NearestTwo const& other, Time time) {
  take_seed(label, 0, other.first + (Rank{time} << 32));
  take_seed(label, 0, other.second + (Rank{time} << 32));
}

inline constexpr std::size_t kTogether = 8;  // scenarios: one line of the cache

struct NearestEach {
  using Ranks [[gnu::vector_size(8 * kTogether)]] = Rank;
  Ranks ranks = Ranks{} + kNothing;
};

RELAIS_INLINE void take_seed(NearestEach& label, std::size_t scenario, Rank seed) {
  label.ranks[scenario] = std::min(label.ranks[scenario], seed);
}

RELAIS_INLINE void take(NearestEach& label, NearestEach const& other, Time time) {
  auto const further = other.ranks + (Rank{time} << 32);
  label.ranks = further < label.ranks ? further : label.ranks;
}

}  // namespace relais::roads

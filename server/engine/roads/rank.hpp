// A Reached as one number, which compares as <=> says. What is written as one number is read as one, and the other way
// round: processors are slow to put together what was written apart.
#pragma once

#include <bit>
#include <cstdint>

#include "engine/roads/nearest_counters.hpp"

namespace relais::roads {

using Rank = std::uint64_t;

inline constexpr int kTurn = std::endian::native == std::endian::little ? 32 : 0;

inline Rank rank_of(Reached const& reached) {
  return std::rotl(std::bit_cast<Rank>(reached), kTurn);
}

inline Reached reached_of(Rank rank) {
  return std::bit_cast<Reached>(std::rotl(rank, kTurn));
}

inline Time time_of(Rank rank) {
  return static_cast<Time>(rank >> 32);
}

inline std::uint32_t counter_of(Rank rank) {
  return static_cast<std::uint32_t>(rank);
}

inline Rank further(Rank reached, Arc const& arc) {
  return reached + (Rank{arc.time} << 32);
}

}  // namespace relais::roads

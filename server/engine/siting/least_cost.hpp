// The cheapest candidates that give each area what it lacks, within what groups still admit.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/siting/plan.hpp"

namespace relais::siting {

struct Completion {
  std::uint64_t cost = 0;
  std::uint32_t unmet_area = kNone;  // the first that cannot have what it lacks beside those before it
};

// `lacking` by area, `room` by group (none for groups beyond the last, kNone: no limit). Only free candidates for which
// `is_open` is false are taken. Milliseconds for 35,000 candidates, 1,250 groups and 100 areas.
//
// Shortest augmenting paths between areas (R. G. Busacker, P. J. Gowen, 1961): exact.
Completion cheapest_completion(std::span<Candidate const> candidates, std::vector<bool> const& is_open,
                               std::span<std::uint32_t const> room, std::span<std::uint32_t const> lacking);

}  // namespace relais::siting

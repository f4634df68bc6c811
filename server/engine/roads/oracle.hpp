// What the fast search is checked and measured against: Dijkstra's method with std::priority_queue, nothing clever.
#pragma once

#include <span>
#include <vector>

#include "engine/roads/nearest_counters.hpp"

namespace relais::roads {

// The time from every node to one counter.
std::vector<Time> oracle_times(GraphView const& graph, std::span<Seed const> seeds, std::uint32_t counter);

// The nearest of all counters alone, from every node, in one search.
std::vector<Reached> oracle_nearest(GraphView const& graph, std::span<Seed const> seeds);

}  // namespace relais::roads

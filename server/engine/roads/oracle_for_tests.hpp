// The search compared with Dijkstra's method, counter by counter, at all nodes.
#pragma once

#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/roads/oracle.hpp"

namespace relais::roads {

// Counters on edges drawn at random, at their ends, in the middle, several on one edge.
inline std::vector<CounterOnRoad> random_counters(GraphView const& graph, std::uint32_t count) {
  auto random = std::mt19937{3};
  std::vector<CounterOnRoad> counters;
  for (std::uint32_t i = 0; i < count; ++i) {
    auto const edge = i % 5 == 1 ? counters.back().at.edge : static_cast<std::uint32_t>(random() % graph.edges.size());
    counters.push_back({i, {edge, static_cast<double>(random() % 5) / 4, 0}});
  }
  return counters;
}

// Times to each counter apart, by the oracle: the two least of them are what one search must have found.
inline void expect_equal_to_oracle(GraphView const& graph, std::uint32_t count) {
  auto const seeds = roads::seeds(graph, random_counters(graph, count));
  auto expected = std::vector<TwoNearest>(graph.nodes.size());
  for (std::uint32_t counter = 0; counter < count; ++counter) {
    auto const times = oracle_times(graph, seeds, counter);
    for (std::size_t node = 0; node < times.size(); ++node) {
      auto const reached = Reached{times[node], times[node] == kNever ? kNoCounter : counter};
      auto& [first, second] = expected[node];
      if (reached < first) {
        second = std::exchange(first, reached);
      } else {
        second = std::min(second, reached);
      }
    }
  }
  EXPECT_TRUE(two_nearest(graph, seeds) == expected);
  EXPECT_TRUE(nearest(graph, seeds) == oracle_nearest(graph, seeds));
}

}  // namespace relais::roads

// The nearest counter, and the second nearest, from everywhere: one search from all counters at once on the reversed
// graph, so that times are from home to counter.
//
// Exact: whole tenths of a second; of counters equally near the lowest number. Nodes are taken about in the order of
// their time, nearly all once; the second counter is a second search. One search is one thread, and its answer does not
// depend on anything else: many of them can be run on as many threads as there are. Memory: 8 bytes a node for the
// answer, 16 for two (24 meanwhile), and about 1 for those that wait.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/roads/graph.hpp"
#include "engine/roads/snap.hpp"

namespace relais::roads {

inline constexpr auto kNoCounter = std::numeric_limits<std::uint32_t>::max();

struct Reached {
  Time time = kNever;
  std::uint32_t counter = kNoCounter;
  auto operator<=>(Reached const&) const = default;
};

struct TwoNearest {
  Reached first;
  Reached second;  // another counter
  bool operator==(TwoNearest const&) const = default;

  // Takes the candidate if it is among the two; says whether it was.
  bool take(Reached candidate);
};

struct CounterOnRoad {
  std::uint32_t counter = 0;
  Snapped at;
};

// A node from which a counter is so far: the two ends of its edge.
struct Seed {
  std::uint32_t node = 0;
  Reached reached;
  bool operator==(Seed const&) const = default;
};

std::vector<Seed> seeds(GraphView const& graph, std::span<CounterOnRoad const> counters);

// By node; nodes that reach no counter keep kNever.
std::vector<Reached> nearest(GraphView const& graph, std::span<Seed const> seeds);
std::vector<TwoNearest> two_nearest(GraphView const& graph, std::span<Seed const> seeds);

// The same from points along edges, homes for instance: over either end, or straight along the edge.
class FromPoints {
 public:
  FromPoints(GraphView const& graph, std::span<CounterOnRoad const> counters, std::span<TwoNearest const> of_nodes);

  TwoNearest from(Snapped const& home) const;

 private:
  GraphView graph_;
  std::vector<CounterOnRoad> by_edge_;
  std::span<TwoNearest const> of_nodes_;
};

}  // namespace relais::roads

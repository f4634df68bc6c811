// How long it takes from many places to many others, where that is no longer than a limit: a sparse matrix.
//
// What lies above each place that is gone to is noted in buckets at the nodes above it; who comes from a place looks
// into the buckets of the nodes above that one (S. Knopp and others, "Computing Many-to-Many Shortest Paths Using
// Highway Hierarchies", ALENEX 2007). Exact, equal to Within::times_to() to the integer. Memory: 8 bytes a time that is
// given back, twice while it is put together, and 16 for each note: 20 a place in a region, for half an hour.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/roads/graph.hpp"
#include "engine/roads/hierarchy.hpp"
#include "engine/roads/snap.hpp"

namespace relais::roads {

struct TimeTo {
  std::uint32_t place = 0;  // by index
  Time time = 0;
  auto operator<=>(TimeTo const&) const = default;
};

// Of each place come from, the places within the limit by their index.
struct SparseTimes {
  std::vector<std::size_t> first;
  std::vector<TimeTo> times;

  std::span<TimeTo const> from(std::size_t place) const {
    return std::span{times}.subspan(first[place], first[place + 1] - first[place]);
  }
  bool operator==(SparseTimes const&) const = default;
};

// The hierarchy is that of the graph. The same for any number of threads; no limit is longer than kFarthestWay.
SparseTimes times_between(GraphView const& graph, HierarchyView const& hierarchy, std::span<Snapped const> from,
                          std::span<Snapped const> to, Time limit, unsigned threads);

}  // namespace relais::roads

// A contraction hierarchy: the nodes of a graph by importance, each with its arcs to more important ones, among them
// shortcuts that stand for ways over less important ones (R. Geisberger and others, "Exact Routing in Large Road
// Networks Using Contraction Hierarchies", Transportation Science 46, 2012).
//
// The quickest way between two nodes climbs and then descends. From or to everywhere at once is a climb from a few
// nodes and one pass over all in the order of importance (D. Delling and others, "PHAST", JPDC 73, 2013). Nodes are
// therefore renumbered: a node's place is 0 for the most important, and less than that of all from which one climbs to
// it. First come the few most important of all, then the others by stretches of land, so that a pass finds near in
// memory what it needs. One hierarchy serves both directions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/roads/graph.hpp"

namespace relais::roads {

inline constexpr Time kFarthestWay = 0x7fff'ffff;  // in a hierarchy nothing is further: 6.8 years
inline constexpr Time kNoWay = 0x8000'0000;        // added to any time, more than kFarthestWay and no overflow

// Nodes of one level with equally many arcs, one after the other, as are their arcs. No arc joins two of them.
struct Run {
  std::uint32_t first_place = 0;
  std::uint32_t first_arc = 0;
  std::uint32_t arcs_a_node = 0;
  bool operator==(Run const&) const = default;
};

// Places and their arcs up.
struct Ladder {
  std::span<Run const> runs;          // by place; one more at the end, which holds none
  std::span<std::uint32_t const> up;  // by arc: its upper end, a place less than the lower one's
  std::span<Time const> times_up;     // by arc: from its lower end to its upper, 1 to kFarthestWay, or kNoWay
  std::span<Time const> times_down;   // by arc: from its upper end to its lower

  std::uint32_t places() const { return runs.empty() ? 0 : runs.back().first_place; }
  std::span<std::uint32_t const> ups_of(Run const& run, std::uint32_t place) const {
    return up.subspan(run.first_arc + (place - run.first_place) * run.arcs_a_node, run.arcs_a_node);
  }
};

// Read only, over arrays that somebody else keeps: a Hierarchy below, or the bytes of a file (hierarchy_file.hpp).
struct HierarchyView {
  std::span<std::uint32_t const> place_of;  // by node of the graph
  Ladder ladder;
};

struct LadderArrays {
  std::vector<Run> runs;
  std::vector<std::uint32_t> up;
  std::vector<Time> times_up;
  std::vector<Time> times_down;

  Ladder view() const { return {runs, up, times_up, times_down}; }
};

struct Hierarchy {
  std::vector<std::uint32_t> place_of;
  LadderArrays ladder;

  HierarchyView view() const { return {place_of, ladder.view()}; }
};

// The same for any number of threads. Ways that take longer than kFarthestWay are none.
Hierarchy build_hierarchy(GraphView const& graph, unsigned threads);

}  // namespace relais::roads

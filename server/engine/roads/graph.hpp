// The road graph: junctions, edges between them with their shape, and the arcs of both directions in compressed arrays.
//
// Times are tenths of a second, whole numbers, so that two methods can be compared to the integer. Nodes are numbered
// along a Hilbert curve: what is near on the ground is near in memory.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "engine/roads/network.hpp"

namespace relais::roads {

using Time = std::uint32_t;  // tenths of a second
inline constexpr auto kNever = std::numeric_limits<Time>::max();
inline constexpr Time kLongestArc = 864'000;                 // a day
inline constexpr Time kFarthest = kNever - kLongestArc - 1;  // searches go no further: 13 years

struct Arc {
  std::uint32_t node = 0;  // where it leads; in arcs by arrival: where it comes from
  Time time = 0;           // 1 to kLongestArc
  bool operator==(Arc const&) const = default;
};

// A stretch of road of one class and speed between two nodes. One of the two times may be kNever: one-way.
struct Edge {
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  Time forward = kNever;  // from `from` to `to`
  Time backward = kNever;
  std::uint32_t first_point = 0;  // of its shape, which ends where the next edge's begins
  std::uint16_t speed = 0;        // km/h
  RoadClass road_class = RoadClass::kStreet;
  std::uint8_t unused = 0;
  bool operator==(Edge const&) const = default;
};

// Arcs of node n: arcs[first[n]] to before arcs[first[n + 1]].
struct Arcs {
  std::span<std::uint32_t const> first;
  std::span<Arc const> arcs;

  std::span<Arc const> of(std::uint32_t node) const { return arcs.subspan(first[node], first[node + 1] - first[node]); }
};

// Read only, over arrays that somebody else keeps: a Graph below, or the bytes of a file (graph_file.hpp).
struct GraphView {
  std::span<Position const> nodes;
  std::span<Edge const> edges;
  std::span<Position const> points;  // between the two nodes of each edge
  Arcs leaving;
  Arcs arriving;  // the reversed graph

  std::span<Position const> shape(std::uint32_t edge) const {
    auto const end = edge + 1 < edges.size() ? edges[edge + 1].first_point : points.size();
    return points.subspan(edges[edge].first_point, end - edges[edge].first_point);
  }
};

struct ArcArrays {
  std::vector<std::uint32_t> first;
  std::vector<Arc> arcs;
};

struct Graph {
  std::vector<Position> nodes;
  std::vector<Edge> edges;
  std::vector<Position> points;
  ArcArrays leaving;
  ArcArrays arriving;

  GraphView view() const {
    return {nodes, edges, points, {leaving.first, leaving.arcs}, {arriving.first, arriving.arcs}};
  }
};

// What is not joined both ways to the largest part of the network: islands, roads that a cut extract left alone,
// one-way traps. It is left out of the graph, and people there are a result.
struct CutOff {
  std::size_t parts = 0;
  std::size_t nodes = 0;
  std::size_t largest_nodes = 0;  // of the largest part that is left out
  double kilometres = 0;
  bool operator==(CutOff const&) const = default;
};

struct BuiltGraph {
  Graph graph;
  CutOff cut_off;
};

// Keeps the largest part in which every node reaches every other, and makes one edge of what lies between two nodes
// where something is decided: a junction, an end, another class, speed or direction (an offset along an edge is then
// exactly a share of its time).
//
// Who passes an urban junction waits: 6.5 seconds, the middle of the 5 to 8 of formulas.md (part 2, generator), half of
// it in the time of either edge. Urban are streets and service ways, by their class, where three or more roads other
// than service ways meet. On other roads one has, as a rule, the right of way: nothing is added to them.
//
// Cost: linear but for one sort; 60 bytes a node of the network beside the graph.
BuiltGraph build_graph(Network const& network);

}  // namespace relais::roads

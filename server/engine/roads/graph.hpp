// The road graph: junctions, edges between them with their shape, and the arcs of both directions in compressed arrays.
//
// Times are tenths of a second, whole numbers, so that two methods can be compared to the integer. Nodes are numbered
// part by part and in each along a Hilbert curve: what is near on the ground is near in memory.
#pragma once

#include <algorithm>
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

// Nodes that all reach each other, and none of another part: from first_node to before that of the next part.
struct Part {
  std::uint32_t first_node = 0;
  std::uint32_t is_cut = 0;  // 1: by the edge of what was read (parts.hpp)
  bool operator==(Part const&) const = default;
};

// Read only, over arrays that somebody else keeps: a Graph below, or the bytes of a file (graph_file.hpp).
struct GraphView {
  std::span<Position const> nodes;
  std::span<Edge const> edges;
  std::span<Position const> points;  // between the two nodes of each edge
  Arcs leaving;
  Arcs arriving;  // the reversed graph
  std::span<Part const> parts;
  std::span<Box const> boxes;         // what is known lies in these; none: all is known
  std::span<Position const> islands;  // roads that join none of these, further away than kSnapMetres; no edge cuts them

  std::uint32_t part_of(std::uint32_t node) const {
    return static_cast<std::uint32_t>(std::ranges::upper_bound(parts, node, {}, &Part::first_node) - parts.begin()) - 1;
  }
  bool is_known(Position at) const {
    return boxes.empty() || std::ranges::any_of(boxes, [&](Box const& box) {
             return box.low.lat <= at.lat && at.lat <= box.high.lat && box.low.lon <= at.lon && at.lon <= box.high.lon;
           });
  }
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
  std::vector<Part> parts;
  std::vector<Box> boxes;
  std::vector<Position> islands;

  GraphView view() const {
    return {nodes, edges, points, {leaving.first, leaving.arcs}, {arriving.first, arriving.arcs},
            parts, boxes, islands};
  }
};

// A part of a network, for a report.
struct FoundPart {
  double lat = 0;  // the middle of its nodes, degrees
  double lon = 0;
  std::size_t nodes = 0;
  bool is_cut = false;  // by the edge of what was read
  bool operator==(FoundPart const&) const = default;
};

// What is left out of the graph; people there are a result.
struct CutOff {
  std::size_t parts = 0;
  std::size_t at_edge = 0;  // of them, those that the edge of what was read cuts off
  std::size_t nodes = 0;
  double kilometres = 0;
  std::vector<FoundPart> largest;  // at most ten
};

struct BuiltGraph {
  Graph graph;
  std::vector<FoundPart> parts;  // as Graph::parts
  CutOff cut_off;
};

// Of the network's nodes. What is smaller is a piece of road rather than a land of its own, and people near it are
// better set on roads that lead somewhere; the largest part is kept in any case.
inline constexpr std::size_t kSizeable = 1'000;

// Keeps the sizeable parts in which every node reaches every other, and makes one edge of what lies between two nodes
// where something is decided: a junction, an end, another class, speed or direction (an offset along an edge is then
// exactly a share of its time).
//
// Who passes an urban junction waits: 6.5 seconds, the middle of the 5 to 8 of formulas.md (part 2, generator), half of
// it in the time of either edge. Urban are streets and service ways, by their class, where three or more roads other
// than service ways meet. On other roads one has, as a rule, the right of way: nothing is added to them.
//
// Cost: linear but for one sort; 60 bytes a node of the network beside the graph.
BuiltGraph build_graph(Network const& network, std::size_t sizeable = kSizeable);

}  // namespace relais::roads

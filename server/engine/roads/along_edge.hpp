// A place lies on an edge at a share of its length, and its edge has one speed: times to and from the two ends are
// shares of the edge's time, rounded.
#pragma once

#include <cmath>

#include "engine/roads/graph.hpp"

namespace relais::roads {

// kNever of kNever.
inline Time part_of(Time time, double share) {
  return time == kNever ? kNever : static_cast<Time>(std::lround(time * share));
}

// Between a place and the ends of its edge; kNever against one-way.
struct ToEnds {
  Time from = kNever;  // the end `from` of the edge
  Time to = kNever;
};

inline ToEnds from_place_to_ends(Edge const& edge, double share) {
  return {part_of(edge.backward, share), part_of(edge.forward, 1 - share)};
}

inline ToEnds from_ends_to_place(Edge const& edge, double share) {
  return {part_of(edge.forward, share), part_of(edge.backward, 1 - share)};
}

// From one place to another of the same edge without leaving it.
inline Time straight_along(Edge const& edge, double from, double to) {
  return from == to ? 0 : part_of(from < to ? edge.forward : edge.backward, std::abs(to - from));
}

}  // namespace relais::roads

// Which parts of a network are kept as roads, and which of them the edge of what was read cuts off.
//
// A part is kept where every node of it reaches every other and it is sizeable: islands with roads of their own,
// extracts that no road joins. The rest is left out, in pieces: stubs, private ground, one-way traps.
//
// A part or piece is cut by the edge where one of its roads goes on beyond what was read: to a node that no file has,
// or to within kEdgeMetres of the boxes of all files that it lies in. What is cut may be joined to others out there: it
// proves nothing about isolation.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/roads/graph.hpp"

namespace relais::roads {

inline constexpr auto kLeftOut = std::numeric_limits<std::uint32_t>::max();
inline constexpr double kEdgeMetres = 200;      // as far as points of a road lie apart, as a rule
inline constexpr std::int32_t kCell = 100'000;  // steps, a hundredth of a degree: a kilometre

struct Parts {
  std::vector<std::uint32_t> of_node;  // of the network; kLeftOut: of none that is kept
  std::vector<FoundPart> kept;         // the largest first; of several that of the lowest node
  CutOff cut_off;
  std::vector<Position> islands;  // of pieces that no edge cuts, one node a square kilometre
};

// Kept are parts of so many nodes, and the largest.
Parts parts_of(Network const& network, std::size_t sizeable);

}  // namespace relais::roads

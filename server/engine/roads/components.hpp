// Strongly connected components: the parts of a network in which every node reaches every other.
//
// Source: R. Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1, 1972; with a stack of its
// own, for a country is deeper than any call stack.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/roads/network.hpp"

namespace relais::roads {

struct Components {
  std::vector<std::uint32_t> of_node;  // component of each node
  std::vector<std::uint32_t> sizes;    // nodes of each
  // The one with the most nodes; of several, that of the lowest node.
  std::uint32_t largest = 0;
};

Components strong_components(Network const& network);

}  // namespace relais::roads

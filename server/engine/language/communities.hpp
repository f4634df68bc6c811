// Parts of a graph that hold together more than chance would have it.
//
// Source: modularity, optimised greedily level by level: V. D. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre,
// "Fast unfolding of communities in large networks", J. Stat. Mech. (2008) P10008; the resolution: J. Reichardt and
// S. Bornholdt, Phys. Rev. E 74 (2006) 016110.
#pragma once

#include <cstdint>
#include <vector>

namespace relais::language {

struct Edge {
  std::uint32_t a = 0;
  std::uint32_t b = 0;
  double weight = 0;  // above 0
};

// The community of each node, numbered in the order of their first nodes; a node without edges is alone. Nodes are
// taken in their order, nothing is drawn: the same edges give the same communities. The greater the resolution, the
// smaller the communities. The time grows as the number of edges.
std::vector<std::uint32_t> communities(std::size_t nodes, std::vector<Edge> const& edges, double resolution);

}  // namespace relais::language

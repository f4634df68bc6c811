// What is left of a graph while it is contracted: nodes with links to each other in both directions. Nodes are taken
// out and links added; links of one node lie side by side.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/roads/graph.hpp"
#include "engine/roads/hierarchy.hpp"

namespace relais::roads {

// Between a node and its neighbour `node`; kNoWay where one cannot.
struct Link {
  std::uint32_t node = 0;
  Time out = kNoWay;  // to the neighbour
  Time in = kNoWay;
};

class Core {
 public:
  Core() = default;
  explicit Core(GraphView const& graph);

  std::span<Link const> links(std::uint32_t node) const { return {&pool_[lists_[node].first], lists_[node].size}; }

  // Adds a link at this end alone, or lets one that is there be the quicker of both.
  void join(std::uint32_t node, Link link);
  // Takes the link away at this end.
  void part(std::uint32_t node, std::uint32_t neighbour);
  // Forgets the links of a node that is taken out.
  void drop(std::uint32_t node);

 private:
  struct List {
    std::uint32_t first = 0;
    std::uint32_t size = 0;
    std::uint32_t room = 0;
  };
  void move_to_larger(List& list);

  std::vector<List> lists_;
  std::vector<Link> pool_;
  std::vector<std::vector<std::uint32_t>> free_;  // by room: where lists began
};

}  // namespace relais::roads

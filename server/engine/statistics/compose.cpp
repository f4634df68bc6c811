#include "engine/statistics/compose.hpp"

#include <algorithm>
#include <cassert>

namespace relais::statistics {
namespace {

// The fewest nodes whose leaves are the given ones.
std::vector<std::size_t> fewest_nodes(Tree const& tree, std::vector<std::size_t> const& leaves) {
  auto is_whole = std::vector<char>(tree.size(), 0);
  for (auto const leaf : leaves) {
    assert(tree.is_leaf(leaf));
    is_whole[leaf] = 1;
  }
  for (auto node = tree.size(); node-- > 0;) {
    auto const& children = tree.children(node);
    if (!children.empty()) {
      is_whole[node] = std::all_of(children.begin(), children.end(), [&](auto child) { return is_whole[child] != 0; });
    }
  }
  auto nodes = std::vector<std::size_t>{};
  for (std::size_t node = 0; node < tree.size(); ++node) {
    if (is_whole[node] != 0 && (node == 0 || is_whole[tree.parent(node)] == 0)) {
      nodes.push_back(node);
    }
  }
  return nodes;
}

}  // namespace

Composed compose(Cube const& cube, CubeSuppression const& suppression, std::vector<std::size_t> const& places,
                 std::vector<std::size_t> const& periods, std::size_t value) {
  auto composed = Composed{};
  auto const period_nodes = fewest_nodes(cube.periods(), periods);
  for (auto const place : fewest_nodes(cube.places(), places)) {
    for (auto const period : period_nodes) {
      auto const cell = CubeCell{place, period, value};
      if (suppression.is_hidden(cell)) {
        ++composed.hidden_pieces;
      } else {
        composed.sum += cube.at(cell);
      }
    }
  }
  return composed;
}

}  // namespace relais::statistics

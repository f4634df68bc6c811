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

// The chosen leaves below a node of the periods. Where a part is hidden, what is left of a shown sum once the other
// leaves are taken away says the same: both are shown.
class PeriodSum {
 public:
  PeriodSum(Cube const& cube, CubeSuppression const& suppression, std::vector<std::size_t> const& chosen)
      : cube_{cube}, suppression_{suppression}, is_chosen_(cube.periods().size(), 0) {
    for (auto const leaf : chosen) {
      assert(cube.periods().is_leaf(leaf));
      is_chosen_[leaf] = 1;
    }
  }

  Composed of(CubeCell const& cell, bool wanted = true) const {
    if (is_all(cell[1], wanted)) {
      return suppression_.is_hidden(cell) ? Composed{0, 1} : Composed{cube_.at(cell), 0};
    }
    if (is_all(cell[1], !wanted)) {
      return {};
    }
    auto const sum = of_children(cell, wanted);
    if (!sum.is_exact() && !suppression_.is_hidden(cell)) {
      auto const rest = of_children(cell, !wanted);
      if (auto const left = cube_.at(cell) - rest.sum; rest.is_exact() && !is_small(left)) {
        return {left, 0};
      }
    }
    return sum;
  }

 private:
  bool is_all(std::size_t node, bool wanted) const {
    auto const& children = cube_.periods().children(node);
    return children.empty() ? (is_chosen_[node] != 0) == wanted
                            : std::all_of(children.begin(), children.end(),
                                          [&](std::size_t child) { return is_all(child, wanted); });
  }
  Composed of_children(CubeCell const& cell, bool wanted) const {
    auto composed = Composed{};
    for (auto const child : cube_.periods().children(cell[1])) {
      auto const part = of({cell[0], child, cell[2]}, wanted);
      composed.sum += part.sum;
      composed.hidden_pieces += part.hidden_pieces;
    }
    return composed;
  }

  Cube const& cube_;
  CubeSuppression const& suppression_;
  std::vector<char> is_chosen_;
};

}  // namespace

Composed compose(Cube const& cube, CubeSuppression const& suppression, std::vector<std::size_t> const& places,
                 std::vector<std::size_t> const& periods, std::size_t value) {
  auto composed = Composed{};
  auto const sum = PeriodSum{cube, suppression, periods};
  for (auto const place : fewest_nodes(cube.places(), places)) {
    auto const part = sum.of({place, 0, value});
    composed.sum += part.sum;
    composed.hidden_pieces += part.hidden_pieces;
  }
  return composed;
}

}  // namespace relais::statistics

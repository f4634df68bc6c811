#include "engine/statistics/cube.hpp"

#include <cassert>

namespace relais::statistics {

Tree::Tree(std::vector<std::size_t> parents) : parents_{std::move(parents)}, children_(parents_.size()) {
  assert(!parents_.empty() && parents_[0] == 0);
  for (std::size_t node = 1; node < parents_.size(); ++node) {
    assert(parents_[node] < node);
    children_[parents_[node]].push_back(node);
  }
}

bool Tree::is_within(std::size_t node, std::size_t ancestor) const {
  while (node > ancestor) {
    node = parents_[node];
  }
  return node == ancestor;
}

Cube::Cube(Tree places, Tree periods, std::size_t values)
    : trees_{std::move(places), std::move(periods), Tree{std::vector<std::size_t>(values + 1, 0)}},
      counts_(trees_[0].size() * trees_[1].size() * trees_[2].size(), 0) {}

void Cube::add(CubeCell const& leaf, std::int64_t count) {
  assert(count >= 0);
  for (std::size_t axis = 0; axis < 3; ++axis) {
    assert(trees_[axis].is_leaf(leaf[axis]));
  }
  for (auto place = leaf[0];; place = trees_[0].parent(place)) {
    for (auto period = leaf[1];; period = trees_[1].parent(period)) {
      counts_[index({place, period, leaf[2]})] += count;
      if (leaf[2] != kAllValues) {
        counts_[index({place, period, kAllValues})] += count;
      }
      if (period == 0) {
        break;
      }
    }
    if (place == 0) {
      break;
    }
  }
}

Cube Cube::totals() const {
  auto totals = Cube{trees_[0], trees_[1], 0};
  for (std::size_t i = 0; i < totals.size(); ++i) {
    totals.counts_[i] = at(totals.cell(i));
  }
  return totals;
}

CubeCell Cube::cell(std::size_t index) const {
  auto const rest = index / trees_[2].size();
  return {rest / trees_[1].size(), rest % trees_[1].size(), index % trees_[2].size()};
}

}  // namespace relais::statistics

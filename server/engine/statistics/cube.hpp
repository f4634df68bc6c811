// Counts of persons by place, period and the values of one breakdown (partner, channel ...), with all the sums that are
// published beside them: counters in departments in regions, months in quarters in years, and all values together.
// Which of its cells are hidden: cube_suppression.hpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace relais::statistics {

// Places or periods: each node is the sum of its children.
class Tree {
 public:
  // parents[node] < node; node 0 is the root, and its own parent.
  explicit Tree(std::vector<std::size_t> parents);

  std::size_t size() const { return parents_.size(); }
  std::size_t parent(std::size_t node) const { return parents_[node]; }
  std::vector<std::size_t> const& children(std::size_t node) const { return children_[node]; }
  bool is_leaf(std::size_t node) const { return children_[node].empty(); }
  // The node itself is within it.
  bool is_within(std::size_t node, std::size_t ancestor) const;

 private:
  std::vector<std::size_t> parents_;
  std::vector<std::vector<std::size_t>> children_;
};

// A node of each tree: place, period, value.
using CubeCell = std::array<std::size_t, 3>;

inline constexpr std::size_t kAllValues = 0;  // the values themselves are numbered from 1

class Cube {
 public:
  // With no values a cube of totals only.
  Cube(Tree places, Tree periods, std::size_t values);

  // To a counter, a month, a value (kAllValues in a cube of totals), and to all that they are part of. None negative.
  void add(CubeCell const& leaf, std::int64_t count);

  std::int64_t at(CubeCell const& cell) const { return counts_[index(cell)]; }
  Tree const& places() const { return trees_[0]; }
  Tree const& periods() const { return trees_[1]; }
  std::size_t values() const { return trees_[2].size() - 1; }
  // The three as trees, in the order of a cell; that of the values has all as root.
  Tree const& tree(std::size_t axis) const { return trees_[axis]; }
  Cube totals() const;

  // Cells are numbered without gaps, each after those that it is part of in its trees.
  std::size_t size() const { return counts_.size(); }
  std::size_t index(CubeCell const& cell) const {
    return (cell[0] * trees_[1].size() + cell[1]) * trees_[2].size() + cell[2];
  }
  CubeCell cell(std::size_t index) const;

 private:
  std::array<Tree, 3> trees_;
  std::vector<std::int64_t> counts_;  // by index
};

}  // namespace relais::statistics

// Cubes for tests: what visits by counter, month and procedure look like.
#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "engine/statistics/cube_suppression.hpp"

namespace relais::statistics {

inline Tree random_tree(std::mt19937& random, std::size_t most_children) {
  auto parents = std::vector<std::size_t>{0};
  auto const middle = 1 + random() % 3;
  for (std::size_t i = 0; i < middle; ++i) {
    parents.push_back(0);
  }
  for (std::size_t node = 1; node <= middle; ++node) {
    for (auto children = random() % (most_children + 1); children > 0; --children) {
      parents.push_back(node);
    }
  }
  return Tree{parents};
}

inline std::vector<std::size_t> leaves(Tree const& tree) {
  auto found = std::vector<std::size_t>{};
  for (std::size_t node = 0; node < tree.size(); ++node) {
    if (tree.is_leaf(node)) {
      found.push_back(node);
    }
  }
  return found;
}

inline void for_each_leaf(Cube const& cube, auto const& visit) {
  for (std::size_t i = 0; i < cube.size(); ++i) {
    auto const cell = cube.cell(i);
    if (cube.tree(0).is_leaf(cell[0]) && cube.tree(1).is_leaf(cell[1]) && cube.tree(2).is_leaf(cell[2])) {
      visit(cell);
    }
  }
}

// Mostly zeros and small counts, some large.
inline std::int64_t random_count(std::mt19937& random, unsigned kind) {
  auto const draw = random() % 10;
  auto const most = draw < 2 + kind ? 1 : (draw < 8 ? 6 : 60);
  return static_cast<std::int64_t>(random() % static_cast<unsigned>(most + (kind == 3 ? 1 : 0)));
}

inline Cube random_cube(std::mt19937& random, Tree const& places, Tree const& periods, std::size_t values) {
  auto const kind = static_cast<unsigned>(random() % 5);
  auto cube = Cube{places, periods, values};
  for_each_leaf(cube, [&](CubeCell const& leaf) { cube.add(leaf, random_count(random, kind)); });
  return cube;
}

// The same persons by other values.
inline Cube other_breakdown(std::mt19937& random, Cube const& cube, std::size_t values) {
  auto other = Cube{cube.places(), cube.periods(), values};
  auto const totals = cube.totals();
  for_each_leaf(totals, [&](CubeCell const& leaf) {
    for (auto person = totals.at(leaf); person > 0; --person) {
      other.add({leaf[0], leaf[1], 1 + std::min(random() % values, random() % values)}, 1);
    }
  });
  return other;
}

inline std::string published(Cube const& cube, CubeSuppression const& suppression) {
  auto text = std::string{};
  for (std::size_t place = 0; place < cube.places().size(); ++place) {
    for (std::size_t period = 0; period < cube.periods().size(); ++period) {
      text += "place " + std::to_string(place) + " in " + std::to_string(cube.places().parent(place)) + " period " +
              std::to_string(period) + " in " + std::to_string(cube.periods().parent(period)) + ":";
      for (std::size_t value = 0; value <= cube.values(); ++value) {
        auto const cell = CubeCell{place, period, value};
        text += " " + std::to_string(cube.at(cell)) + (suppression.is_hidden(cell) ? "c" : "");
      }
      text += "\n";
    }
  }
  return text;
}

}  // namespace relais::statistics

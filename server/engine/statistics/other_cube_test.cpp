#include "engine/statistics/other_cube.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace relais::statistics {
namespace {

// Two departments of three counters, two quarters of three months.
Cube random_cube(std::mt19937& random, std::size_t values) {
  auto cube = Cube{Tree{{0, 0, 0, 1, 1, 1, 2, 2, 2}}, Tree{{0, 0, 0, 1, 1, 1, 2, 2, 2}}, values};
  for (std::size_t place = 3; place < 9; ++place) {
    for (std::size_t period = 3; period < 9; ++period) {
      for (auto value = std::min<std::size_t>(values, 1); value <= values; ++value) {
        cube.add({place, period, value}, static_cast<std::int64_t>(random() % (random() % 3 == 0 ? 12 : 3)));
      }
    }
  }
  return cube;
}

// By how much each cell of the cube changes.
std::vector<std::int64_t> changes(Cube const& cube, Move const& move) {
  auto more = Cube{cube.places(), cube.periods(), cube.values()};
  auto fewer = more;
  for (auto const& [leaf, change] : move.leaves) {
    for (auto const place : {leaf[0], move.partner[0]}) {
      for (auto const period : {leaf[1], move.partner[1]}) {
        for (auto const value : {leaf[2], move.partner[2]}) {
          auto const corner = CubeCell{place, period, value};
          if (std::find(corner.begin(), corner.end(), kNoPartner) != corner.end()) {
            continue;
          }
          auto gains = change > 0;
          for (std::size_t axis = 0; axis < 3; ++axis) {
            gains = corner[axis] == leaf[axis] ? gains : !gains;
          }
          (gains ? more : fewer).add(corner, std::abs(change));
        }
      }
    }
  }
  auto by_cell = std::vector<std::int64_t>{};
  for (std::size_t i = 0; i < cube.size(); ++i) {
    by_cell.push_back(more.at(cube.cell(i)) - fewer.at(cube.cell(i)));
  }
  return by_cell;
}

TEST(OtherCubes, differ_from_the_true_one_only_where_they_say_and_in_the_count_that_is_asked_for) {
  auto random = std::mt19937{8};
  for (auto i = 0; i < 200; ++i) {
    auto const cube = random_cube(random, random() % 5);
    auto others = OtherCubes{cube};
    for (std::size_t target = 0; target < cube.size(); ++target) {
      auto const is_total = cube.values() > 0 && cube.cell(target)[2] == kAllValues;
      if (!is_small(cube.at(cube.cell(target))) || is_total) {
        continue;
      }
      auto const aim = random() % 2 == 0 ? Aim::kNotSmall : Aim::kWithoutZeros;
      auto const move = others.cheapest(cube.cell(target), aim);
      if (cube.values() == 1) {
        EXPECT_FALSE(move);  // that all values stay as they are leaves nothing to move
        continue;
      }
      ASSERT_TRUE(move || aim == Aim::kWithoutZeros);
      if (!move) {
        continue;
      }
      auto const changed = others.changed(*move);
      auto const by_cell = changes(cube, *move);
      for (std::size_t cell = 0; cell < cube.size(); ++cell) {
        auto const may_change = std::binary_search(changed.begin(), changed.end(), cube.cell(cell));
        EXPECT_TRUE(by_cell[cell] == 0 || may_change);
        EXPECT_GE(cube.at(cube.cell(cell)) + by_cell[cell], 0);
      }
      EXPECT_NE(by_cell[target], 0);
      EXPECT_TRUE(aim == Aim::kWithoutZeros || !is_small(cube.at(cube.cell(target)) + by_cell[target]));
      std::for_each(changed.begin(), changed.end(), [&](CubeCell const& cell) { others.hide(cell); });
    }
  }
}

TEST(OtherCubes, what_is_hidden_already_costs_nothing) {
  auto random = std::mt19937{9};
  auto const cube = random_cube(random, 0);
  auto others = OtherCubes{cube};
  for (std::size_t i = 0; i < cube.size(); ++i) {
    if (is_small(cube.at(cube.cell(i)))) {
      auto const first = others.changed(*others.cheapest(cube.cell(i), Aim::kNotSmall));
      std::for_each(first.begin(), first.end(), [&](CubeCell const& cell) { others.hide(cell); });
      auto const again = others.changed(*others.cheapest(cube.cell(i), Aim::kNotSmall));
      EXPECT_TRUE(std::all_of(again.begin(), again.end(),
                              [&](CubeCell const& cell) { return others.suppression().is_hidden(cell); }));
    }
  }
}

}  // namespace
}  // namespace relais::statistics

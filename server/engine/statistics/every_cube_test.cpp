#include <algorithm>
#include <functional>

#include <gtest/gtest.h>

#include "engine/statistics/cube_suppression.hpp"
#include "engine/statistics/random_cube.hpp"

namespace relais::statistics {
namespace {

// ---- A reader who tries every cube --------------------------------------------------------------------------------

// Fills in leaf after leaf, the likeliest counts first, until a cube that agrees with all that is shown holds what is
// asked.
class EveryCube {
 public:
  EveryCube(Cube const& cube, CubeSuppression const& suppression, std::int64_t floor)
      : cube_{cube}, suppression_{suppression}, floor_{floor} {
    for_each_leaf(cube, [&](CubeCell const& leaf) { leaves_.push_back(leaf); });
    for (std::size_t i = 0; i < cube.size(); ++i) {
      auto under = std::vector<std::size_t>{};
      auto const cell = cube.cell(i);
      for (std::size_t leaf = 0; leaf < leaves_.size(); ++leaf) {
        if (is_under(leaves_[leaf], cell)) {
          under.push_back(leaf);
        }
      }
      shown_with_.resize(leaves_.size());
      for (auto const leaf : under) {
        if (!suppression.is_hidden(cell)) {
          shown_with_[leaf].push_back({cube.at(cell), under});
        }
      }
      under_.push_back(under);
    }
    counts_.assign(leaves_.size(), 0);
  }

  // Whether `wanted` is true of the cell in one of them.
  bool has(CubeCell const& cell, std::function<bool(std::int64_t)> const& wanted) {
    under_wanted_ = &under_[cube_.index(cell)];
    wanted_ = &wanted;
    return fill(0);
  }

 private:
  static constexpr std::int64_t kFurthest = 5;  // from the true count: enough to hold a witness in cubes this small

  bool is_under(CubeCell const& leaf, CubeCell const& cell) const {
    return cube_.tree(0).is_within(leaf[0], cell[0]) && cube_.tree(1).is_within(leaf[1], cell[1]) &&
           cube_.tree(2).is_within(leaf[2], cell[2]);
  }

  bool fill(std::size_t leaf) {
    if (leaf == leaves_.size()) {
      return true;
    }
    auto const count = cube_.at(leaves_[leaf]);
    auto const furthest = suppression_.is_hidden(leaves_[leaf]) ? kFurthest : 0;
    for (std::int64_t distance = 0; distance <= furthest; ++distance) {
      for (auto const value : {count - distance, count + distance}) {
        counts_[leaf] = value;
        if (value >= (furthest > 0 ? floor_ : 0) && agrees(leaf + 1) && fill(leaf + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  bool agrees(std::size_t filled) const {
    auto const& shown_with = shown_with_[filled - 1];
    return std::all_of(shown_with.begin(), shown_with.end(),
                       [&](auto const& shown) {
                         auto const so_far = sum(shown.second, filled);
                         return shown.second.back() < filled ? so_far == shown.first : so_far <= shown.first;
                       }) &&
           (under_wanted_->back() >= filled || (*wanted_)(sum(*under_wanted_, filled)));
  }

  std::int64_t sum(std::vector<std::size_t> const& parts, std::size_t filled) const {
    auto total = std::int64_t{0};
    for (auto const part : parts) {
      total += part < filled ? counts_[part] : 0;
    }
    return total;
  }

  Cube const& cube_;
  CubeSuppression const& suppression_;
  std::int64_t floor_;
  std::vector<CubeCell> leaves_;
  std::vector<std::vector<std::pair<std::int64_t, std::vector<std::size_t>>>> shown_with_;  // sums, by leaf
  std::vector<std::vector<std::size_t>> under_;  // leaves, by index of the cell
  std::vector<std::int64_t> counts_;
  std::vector<std::size_t> const* under_wanted_ = nullptr;
  std::function<bool(std::int64_t)> const* wanted_ = nullptr;
};

TEST(CubeSuppression, withstands_trying_every_cube) {
  auto random = std::mt19937{6};
  for (auto i = 0; i < 1000; ++i) {
    auto const places = Tree{i % 50 > 0 ? std::vector<std::size_t>{0, 0, 0} : std::vector<std::size_t>{0, 0, 0, 1, 1}};
    auto const cube = random_cube(random, places, Tree{{0, 0, 0}}, 1 + random() % 2);
    auto const suppression = suppressed(cube);
    auto anything = EveryCube{cube, suppression, 0};
    auto without_zeros = EveryCube{cube, suppression, 1};
    auto hides_zero = false;
    for_each_leaf(cube, [&](CubeCell const& leaf) {
      hides_zero = hides_zero || (suppression.is_hidden(leaf) && cube.at(leaf) == 0);
    });
    for (std::size_t cell = 0; cell < cube.size(); ++cell) {
      auto const count = cube.at(cube.cell(cell));
      if (is_small(count)) {
        EXPECT_TRUE(anything.has(cube.cell(cell), [](std::int64_t value) { return !is_small(value); }))
            << published(cube, suppression) << cell;
        EXPECT_TRUE(hides_zero ||
                    without_zeros.has(cube.cell(cell), [&](std::int64_t value) { return value != count; }))
            << published(cube, suppression) << cell;
      }
    }
  }
}

}  // namespace
}  // namespace relais::statistics

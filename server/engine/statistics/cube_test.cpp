#include "engine/statistics/cube.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <random>

#include <gtest/gtest.h>

#include "engine/statistics/compose.hpp"
#include "engine/statistics/cube_suppression.hpp"

namespace relais::statistics {
namespace {

Tree random_tree(std::mt19937& random, std::size_t most_children) {
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

std::vector<std::size_t> leaves(Tree const& tree) {
  auto found = std::vector<std::size_t>{};
  for (std::size_t node = 0; node < tree.size(); ++node) {
    if (tree.is_leaf(node)) {
      found.push_back(node);
    }
  }
  return found;
}

void for_each_leaf(Cube const& cube, auto const& visit) {
  for (std::size_t i = 0; i < cube.size(); ++i) {
    auto const cell = cube.cell(i);
    if (cube.tree(0).is_leaf(cell[0]) && cube.tree(1).is_leaf(cell[1]) && cube.tree(2).is_leaf(cell[2])) {
      visit(cell);
    }
  }
}

// Mostly zeros and small counts, some large.
std::int64_t random_count(std::mt19937& random, unsigned kind) {
  auto const draw = random() % 10;
  auto const most = draw < 2 + kind ? 1 : (draw < 8 ? 6 : 60);
  return static_cast<std::int64_t>(random() % static_cast<unsigned>(most + (kind == 3 ? 1 : 0)));
}

Cube random_cube(std::mt19937& random, Tree const& places, Tree const& periods, std::size_t values) {
  auto const kind = static_cast<unsigned>(random() % 5);
  auto cube = Cube{places, periods, values};
  for_each_leaf(cube, [&](CubeCell const& leaf) { cube.add(leaf, random_count(random, kind)); });
  return cube;
}

// The same persons by other values.
Cube other_breakdown(std::mt19937& random, Cube const& cube, std::size_t values) {
  auto other = Cube{cube.places(), cube.periods(), values};
  auto const totals = cube.totals();
  for_each_leaf(totals, [&](CubeCell const& leaf) {
    for (auto person = totals.at(leaf); person > 0; --person) {
      other.add({leaf[0], leaf[1], 1 + std::min(random() % values, random() % values)}, 1);
    }
  });
  return other;
}

std::string published(Cube const& cube, CubeSuppression const& suppression) {
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

// ---- A reader of all that is published ----------------------------------------------------------------------------

struct Range {
  std::int64_t least = 0;
  std::int64_t most = std::int64_t{1} << 40;
};

// Narrows every figure by every sum that it stands in, again and again.
class Reader {
 public:
  std::size_t add(Range range) {
    ranges_.push_back(range);
    return ranges_.size() - 1;
  }
  void add_sum(std::size_t total, std::vector<std::size_t> parts) { sums_.push_back({total, std::move(parts)}); }

  // The figures of a cube, and that they add up. Totals may be known from another breakdown.
  std::vector<std::size_t> read(Cube const& cube, CubeSuppression const& suppression,
                                std::vector<std::size_t> const& totals = {}) {
    auto figures = std::vector<std::size_t>{};
    for (std::size_t i = 0; i < cube.size(); ++i) {
      auto const cell = cube.cell(i);
      auto const count = cube.at(cell);
      auto const range = suppression.is_hidden(cell) ? Range{} : Range{count, count};
      auto const is_read = cell[2] == kAllValues && !totals.empty();
      figures.push_back(is_read ? totals[i / (cube.values() + 1)] : add(range));
    }
    for (std::size_t i = 0; i < cube.size(); ++i) {
      for (std::size_t axis = 0; axis < 3; ++axis) {
        auto cell = cube.cell(i);
        auto parts = std::vector<std::size_t>{};
        for (auto const child : cube.tree(axis).children(cell[axis])) {
          auto part = cell;
          part[axis] = child;
          parts.push_back(figures[cube.index(part)]);
        }
        if (!parts.empty()) {
          add_sum(figures[i], parts);
        }
      }
    }
    return figures;
  }

  void narrow() {
    for (auto has_changed = true; has_changed;) {
      has_changed = false;
      for (auto const& [total, parts] : sums_) {
        auto sum = Range{0, 0};
        for (auto const part : parts) {
          sum.least += ranges_[part].least;
          sum.most += ranges_[part].most;
        }
        has_changed = narrow_to(ranges_[total], sum) || has_changed;
        for (auto const part : parts) {
          auto const others = Range{sum.least - ranges_[part].least, sum.most - ranges_[part].most};
          has_changed =
              narrow_to(ranges_[part], {ranges_[total].least - others.most, ranges_[total].most - others.least}) ||
              has_changed;
          sum = {others.least + ranges_[part].least, others.most + ranges_[part].most};
        }
      }
    }
  }

  bool knows_small(std::size_t figure) const {
    return ranges_[figure].least > 0 && ranges_[figure].most < kFewestShown;
  }

 private:
  static bool narrow_to(Range& range, Range other) {
    auto const before = range;
    range = {std::max(range.least, other.least), std::min(range.most, other.most)};
    // Bounds that only creep are those of figures nobody knows.
    return range.least != before.least || (range.most != before.most && range.most < std::int64_t{1} << 39);
  }

  std::vector<Range> ranges_;
  std::vector<std::pair<std::size_t, std::vector<std::size_t>>> sums_;
};

int count_known(Cube const& cube, Reader const& reader, std::vector<std::size_t> const& figures) {
  auto known = 0;
  for (std::size_t i = 0; i < cube.size(); ++i) {
    known += reader.knows_small(figures[i]) ? 1 : 0;
  }
  return known;
}

void expect_no_line_with_one_hidden(Cube const& cube, CubeSuppression const& suppression) {
  for (std::size_t i = 0; i < cube.size(); ++i) {
    auto const cell = cube.cell(i);
    for (std::size_t axis = 0; axis < 3; ++axis) {
      auto hidden = suppression.is_hidden(cell) ? 1 : 0;
      auto part = cell;
      for (auto const child : cube.tree(axis).children(cell[axis])) {
        part[axis] = child;
        hidden += suppression.is_hidden(part) ? 1 : 0;
      }
      EXPECT_TRUE(hidden != 1 || cube.tree(axis).is_leaf(cell[axis])) << published(cube, suppression);
    }
  }
}

TEST(CubeSuppression, withstands_a_reader_of_two_breakdowns) {
  auto random = std::mt19937{15};
  for (auto i = 0; i < 300; ++i) {
    auto const cube = random_cube(random, random_tree(random, 6), random_tree(random, 4), 1 + random() % 6);
    auto const other = other_breakdown(random, cube, 1 + random() % 4);
    auto const suppression = suppressed(cube);
    auto const other_suppression = suppressed(other);
    expect_no_line_with_one_hidden(cube, suppression);
    auto reader = Reader{};
    auto const figures = reader.read(cube, suppression);
    auto totals = std::vector<std::size_t>{};
    for (std::size_t cell = 0; cell < cube.size(); ++cell) {
      auto const at = cube.cell(cell);
      EXPECT_TRUE(!is_small(cube.at(at)) || suppression.is_hidden(at));
      if (at[2] == kAllValues) {
        totals.push_back(figures[cell]);
        EXPECT_EQ(suppression.is_hidden(at), other_suppression.is_hidden(at));
      }
    }
    auto const other_figures = reader.read(other, other_suppression, totals);
    reader.narrow();
    EXPECT_EQ(count_known(cube, reader, figures), 0) << published(cube, suppression);
    EXPECT_EQ(count_known(other, reader, other_figures), 0) << published(other, other_suppression);
  }
}

// Hiding is no better than it must be: 28 counters, 12 months, 8 partners of whom the last two are rarely asked for.
TEST(CubeSuppression, a_department_keeps_its_sums) {
  auto random = std::mt19937{28};
  auto places = std::vector<std::size_t>(29, 0);
  auto cube = Cube{Tree{places}, Tree{{0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4}}, 8};
  for_each_leaf(cube, [&](CubeCell const& leaf) {
    auto const most = std::array{0u, 90u, 80u, 60u, 50u, 40u, 40u, 6u, 3u}[leaf[2]];
    cube.add(leaf, static_cast<std::int64_t>(random() % most));
  });
  auto const suppression = suppressed(cube);
  auto hidden = std::size_t{0};
  auto to_hide = std::size_t{0};
  for (std::size_t i = 0; i < cube.size(); ++i) {
    auto const cell = cube.cell(i);
    hidden += suppression.is_hidden(cell) ? 1 : 0;
    to_hide += is_small(cube.at(cell)) ? 1 : 0;
    EXPECT_FALSE(suppression.is_hidden(cell) && (cell[0] == 0 || cell[2] == kAllValues));
  }
  EXPECT_GT(to_hide, cube.size() / 20);
  EXPECT_LT(hidden, 2 * to_hide);
}

// ---- Queries outside of the trees ---------------------------------------------------------------------------------

std::vector<std::size_t> some_leaves(std::mt19937& random, Tree const& tree) {
  auto some = leaves(tree);
  std::erase_if(some, [&](std::size_t) { return random() % 3 == 0; });
  return some;
}

// Ranges of months, rural counters, counters of a kind: all that differ by a few cells.
TEST(Compose, tells_nothing_new) {
  auto random = std::mt19937{33};
  for (auto i = 0; i < 100; ++i) {
    auto const cube = random_cube(random, random_tree(random, 6), random_tree(random, 4), 2 + random() % 4);
    auto const suppression = suppressed(cube);
    auto reader = Reader{};
    auto const figures = reader.read(cube, suppression);
    for (auto query = 0; query < 60; ++query) {
      auto const places = some_leaves(random, cube.places());
      auto const periods = some_leaves(random, cube.periods());
      auto const value = random() % (cube.values() + 1);
      auto const composed = compose(cube, suppression, places, periods, value);
      auto exact = std::int64_t{0};
      auto parts = std::vector<std::size_t>{};
      for (auto const place : places) {
        for (auto const period : periods) {
          exact += cube.at({place, period, value});
          parts.push_back(figures[cube.index({place, period, value})]);
        }
      }
      EXPECT_TRUE(composed.is_exact() ? composed.sum == exact : composed.sum <= exact);
      EXPECT_FALSE(is_small(composed.sum));
      reader.add_sum(reader.add({composed.sum, composed.is_exact() ? composed.sum : Range{}.most}), parts);
    }
    reader.narrow();
    EXPECT_EQ(count_known(cube, reader, figures), 0) << published(cube, suppression);
  }
}

TEST(Compose, takes_whole_years_and_departments) {
  auto cube = Cube{Tree{{0, 0, 0, 1, 1, 2}}, Tree{{0, 0, 0, 1, 1}}, 0};
  for_each_leaf(cube, [&](CubeCell const& leaf) { cube.add(leaf, leaf[0] == 3 ? 2 : 50); });
  auto suppression = CubeSuppression{cube};
  suppression.hide({3, 3, kAllValues});
  suppression.hide({3, 1, kAllValues});
  suppression.hide({4, 3, kAllValues});
  auto const department = compose(cube, suppression, {4, 3}, {3, 4}, kAllValues);
  EXPECT_TRUE(department.is_exact());
  EXPECT_EQ(department.sum, 104);
  auto const rural = compose(cube, suppression, {3, 5}, {3, 4}, kAllValues);
  EXPECT_EQ(rural.hidden_pieces, 1u);
  EXPECT_EQ(rural.sum, 100);
  EXPECT_EQ(compose(cube, suppression, {}, {3}, kAllValues).sum, 0);
}

CubeSuppression small_counts_alone(Cube const& cube) {
  auto alone = CubeSuppression{cube};
  for (std::size_t i = 0; i < cube.size(); ++i) {
    if (is_small(cube.at(cube.cell(i)))) {
      alone.hide(cube.cell(i));
    }
  }
  return alone;
}

// The attack itself works.
TEST(CubeSuppression, hiding_the_small_counts_alone_does_not_withstand_it) {
  auto random = std::mt19937{15};
  auto known = 0;
  for (auto i = 0; i < 100; ++i) {
    auto const cube = random_cube(random, random_tree(random, 6), random_tree(random, 4), 2 + random() % 5);
    auto reader = Reader{};
    auto const figures = reader.read(cube, small_counts_alone(cube));
    reader.narrow();
    known += count_known(cube, reader, figures);
  }
  EXPECT_GT(known, 500);
}

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
      if (!suppression.is_hidden(cell)) {
        shown_.push_back({cube.at(cell), under});
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
    return std::all_of(shown_.begin(), shown_.end(),
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
  std::vector<std::pair<std::int64_t, std::vector<std::size_t>>> shown_;
  std::vector<std::vector<std::size_t>> under_;  // leaves, by index of the cell
  std::vector<std::int64_t> counts_;
  std::vector<std::size_t> const* under_wanted_ = nullptr;
  std::function<bool(std::int64_t)> const* wanted_ = nullptr;
};

TEST(CubeSuppression, withstands_trying_every_cube) {
  auto random = std::mt19937{6};
  for (auto i = 0; i < 200; ++i) {
    auto const places = Tree{i % 2 == 0 ? std::vector<std::size_t>{0, 0, 0} : std::vector<std::size_t>{0, 0, 0, 1, 1}};
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

#include "engine/statistics/cube_suppression.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include <gtest/gtest.h>

#include "engine/statistics/compose.hpp"
#include "engine/statistics/random_cube.hpp"

namespace relais::statistics {
namespace {

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

// Counters in departments by partner; departments alone by procedure of each partner.
TEST(CubeSuppression, withstands_a_reader_of_a_breakdown_and_of_its_parts) {
  auto random = std::mt19937{41};
  for (auto i = 0; i < 300; ++i) {
    auto const places = random_tree(random, 4);
    auto const departments = places.children(0).size();
    auto const coarser = Tree{std::vector<std::size_t>(departments + 1, 0)};
    auto place_in_part = std::vector<std::size_t>{};
    for (std::size_t place = 0; place < places.size(); ++place) {
      place_in_part.push_back(place <= departments ? place : places.parent(place));
    }
    auto const periods = random_tree(random, 4);
    auto const partners = 1 + random() % 3;
    auto whole = Cube{places, periods, partners};
    auto parts = std::vector<Cube>{};
    for (std::size_t partner = 1; partner <= partners; ++partner) {
      auto const finer = random_cube(random, places, periods, 1 + random() % 4);
      auto& part = parts.emplace_back(coarser, periods, finer.values());
      for_each_leaf(finer, [&](CubeCell const& leaf) {
        whole.add({leaf[0], leaf[1], partner}, finer.at(leaf));
        part.add({place_in_part[leaf[0]], leaf[1], leaf[2]}, finer.at(leaf));
      });
    }
    auto const decided = protect(whole);
    auto reader = Reader{};
    auto const figures = reader.read(whole, decided.suppression);
    auto read = std::vector<std::vector<std::size_t>>{};
    for (std::size_t partner = 1; partner <= partners; ++partner) {
      auto const& part = parts[partner - 1];
      auto const suppression = protect_within(part, decided, partner, place_in_part).suppression;
      auto totals = std::vector<std::size_t>{};
      for (std::size_t cell = 0; cell < part.size(); ++cell) {
        auto const [place, period, value] = part.cell(cell);
        EXPECT_TRUE(!is_small(part.at({place, period, value})) || suppression.is_hidden({place, period, value}));
        if (value == kAllValues) {
          totals.push_back(figures[whole.index({place, period, partner})]);
          EXPECT_EQ(suppression.is_hidden({place, period, value}),
                    decided.suppression.is_hidden({place, period, partner}));
        }
      }
      read.push_back(reader.read(part, suppression, totals));
    }
    reader.narrow();
    EXPECT_EQ(count_known(whole, reader, figures), 0) << published(whole, decided.suppression);
    for (std::size_t partner = 1; partner <= partners; ++partner) {
      EXPECT_EQ(count_known(parts[partner - 1], reader, read[partner - 1]), 0);
    }
  }
}

// Acts in closed ones and others, the closed ones by outcome, an outcome by partner: all at every counter.
TEST(CubeSuppression, withstands_a_reader_of_sums_and_of_what_they_are_made_of) {
  auto random = std::mt19937{43};
  for (auto i = 0; i < 300; ++i) {
    auto const places = random_tree(random, 4);
    auto const periods = random_tree(random, 4);
    auto same = std::vector<std::size_t>(places.size());
    std::iota(same.begin(), same.end(), 0);
    auto const finest = random_cube(random, places, periods, 2 + random() % 3);  // one outcome by partner
    auto outcomes = Cube{places, periods, 3};
    auto acts = Cube{places, periods, 2};
    for_each_leaf(finest, [&](CubeCell const& leaf) {
      outcomes.add({leaf[0], leaf[1], 1}, finest.at(leaf));
      acts.add({leaf[0], leaf[1], 1}, finest.at(leaf));
    });
    auto const others = random_cube(random, places, periods, 3);
    for_each_leaf(others, [&](CubeCell const& leaf) {
      auto const is_closed = leaf[2] < 3;
      acts.add({leaf[0], leaf[1], is_closed ? 1u : 2u}, others.at(leaf));
      if (is_closed) {
        outcomes.add({leaf[0], leaf[1], 1 + leaf[2]}, others.at(leaf));
      }
    });
    auto const of_acts = protect(acts);
    auto const of_outcomes = protect_within(outcomes, of_acts, 1, same);
    auto const of_partners = protect_within(finest, of_outcomes, 1, same);
    auto reader = Reader{};
    auto const totals_at = [](Cube const& cube, std::vector<std::size_t> const& figures, std::size_t value) {
      auto totals = std::vector<std::size_t>{};
      for (std::size_t cell = 0; cell < cube.size(); ++cell) {
        if (cube.cell(cell)[2] == value) {
          totals.push_back(figures[cell]);
        }
      }
      return totals;
    };
    auto const acts_read = reader.read(acts, of_acts.suppression);
    auto const outcomes_read = reader.read(outcomes, of_outcomes.suppression, totals_at(acts, acts_read, 1));
    auto const partners_read = reader.read(finest, of_partners.suppression, totals_at(outcomes, outcomes_read, 1));
    reader.narrow();
    EXPECT_EQ(count_known(acts, reader, acts_read), 0);
    EXPECT_EQ(count_known(outcomes, reader, outcomes_read), 0) << published(outcomes, of_outcomes.suppression);
    EXPECT_EQ(count_known(finest, reader, partners_read), 0) << published(finest, of_partners.suppression);
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

TEST(Compose, takes_what_a_shown_sum_leaves) {
  auto cube = Cube{Tree{{0}}, Tree{{0, 0, 0, 1, 1, 1}}, 0};
  cube.add({0, 3, kAllValues}, 40);
  cube.add({0, 4, kAllValues}, 3);
  cube.add({0, 5, kAllValues}, 30);
  cube.add({0, 2, kAllValues}, 10);
  auto suppression = CubeSuppression{cube};
  suppression.hide({0, 4, kAllValues});
  suppression.hide({0, 5, kAllValues});
  auto const two = compose(cube, suppression, {0}, {4, 5}, kAllValues);
  EXPECT_TRUE(two.is_exact());
  EXPECT_EQ(two.sum, 33);
  EXPECT_FALSE(compose(cube, suppression, {0}, {4}, kAllValues).is_exact());
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

}  // namespace
}  // namespace relais::statistics

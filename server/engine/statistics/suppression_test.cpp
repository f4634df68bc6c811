#include "engine/statistics/suppression.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <random>
#include <sstream>

#include <gtest/gtest.h>

namespace relais::statistics {
namespace {

// As published: one line a row, totals last.
std::string published(CountTable const& table, Suppression const& suppression) {
  auto text = std::ostringstream{};
  for (std::size_t row = 0; row <= table.rows(); ++row) {
    for (std::size_t column = 0; column <= table.columns(); ++column) {
      text << (column > 0 ? " " : "") << export_text(table.at(row, column), suppression.at(row, column));
    }
    text << "\n";
  }
  return text.str();
}

std::string published(std::vector<std::int64_t> const& counts, std::size_t columns) {
  auto const table = CountTable{counts, columns};
  return published(table, suppressed(table));
}

// A list: the cells, then the total.
std::string published_list(std::vector<std::int64_t> const& counts) {
  auto const text = published(counts, counts.size());
  return text.substr(0, text.find('\n'));
}

TEST(Suppression, counts_of_five_and_more_and_none_are_shown) {
  EXPECT_EQ(published_list({12, 5, 0, 30}), "12 5 0 30 47");
  EXPECT_EQ(published({12, 5, 0, 30}, 2), "12 5 17\n0 30 30\n12 35 47\n");
}

TEST(Suppression, a_small_count_takes_the_next_smallest_with_it) {
  EXPECT_EQ(published_list({40, 3, 12, 0, 7}), "40 c 12 0 c 62");
  EXPECT_EQ(published_list({40, 4}), "c c 44");
}

TEST(Suppression, a_small_total_is_hidden_too) {
  EXPECT_EQ(published_list({0, 3, 0}), "0 c 0 c");
  EXPECT_EQ(published_list({2}), "c c");
  EXPECT_EQ(published_list({7}), "7 7");
  EXPECT_EQ(published_list({}), "0");
}

// 52 - 50 = 2 for two cells that are not zero: both are 1.
TEST(Suppression, two_hidden_cells_are_not_enough_where_they_can_only_be_ones) {
  EXPECT_EQ(published_list({1, 1, 50}), "c c c 52");
  EXPECT_EQ(published_list({1, 1, 9, 50}), "c c c 50 61");
}

TEST(Suppression, a_line_that_gets_a_second_cell_asks_for_one_across) {
  EXPECT_EQ(published({3, 20, 30, 40, 50, 60, 70, 80, 90}, 3),
            "c c 30 53\n"
            "c c 60 150\n"
            "70 80 90 240\n"
            "113 150 180 443\n");
}

// Two squares of hidden cells and one cell between them: two in every line, and the one between is a subtraction all
// the same: the rows of the first square less its columns.
TEST(Suppression, a_bridge_between_two_groups_of_hidden_cells_is_seen) {
  auto const table = CountTable{{3, 4, 2, 90,   //
                                 4, 3, 80, 70,  //
                                 60, 50, 3, 4,  //
                                 90, 80, 4, 3},
                                4};
  auto const suppression = suppressed(table);
  auto hidden = 0;
  for (std::size_t cell = 0; cell < 16; ++cell) {
    hidden += suppression.is_hidden(cell / 4, cell % 4) ? 1 : 0;
  }
  EXPECT_GT(hidden, 9);
}

TEST(Suppression, one_column_is_a_list_lying_on_its_side) {
  EXPECT_EQ(published({40, 3, 12}, 1), "40 40\nc c\nc c\n55 55\n");
}

TEST(Suppression, exports_say_confidential) {
  EXPECT_EQ(export_text(3, CellState::kHidden), "c");
  EXPECT_EQ(export_text(0, CellState::kShown), "0");
}

// ---- Attacks on random tables -------------------------------------------------------------------------------------

struct Range {
  std::int64_t least;
  std::int64_t most;
};

constexpr auto kUnbounded = std::int64_t{1} << 40;

// A reader who narrows every cell by every line, again and again.
class Narrowing {
 public:
  Narrowing(CountTable const& table, Suppression const& suppression) : rows_{table.rows()}, columns_{table.columns()} {
    for (std::size_t row = 0; row <= rows_; ++row) {
      for (std::size_t column = 0; column <= columns_; ++column) {
        auto const count = table.at(row, column);
        ranges_.push_back(suppression.is_hidden(row, column) ? Range{0, kUnbounded} : Range{count, count});
      }
    }
    while (narrow_all()) {
    }
  }

  Range at(std::size_t row, std::size_t column) const { return ranges_[row * (columns_ + 1) + column]; }

 private:
  bool narrow_all() {
    auto has_changed = false;
    for (std::size_t row = 0; row <= rows_; ++row) {
      has_changed = narrow(row * (columns_ + 1), 1, columns_) || has_changed;
    }
    for (std::size_t column = 0; column <= columns_; ++column) {
      has_changed = narrow(column, columns_ + 1, rows_) || has_changed;
    }
    return has_changed;
  }

  // The cells of a line stand `step` apart, its total after `count` of them.
  bool narrow(std::size_t first, std::size_t step, std::size_t count) {
    auto sum = Range{0, 0};
    for (std::size_t i = 0; i < count; ++i) {
      sum.least += ranges_[first + i * step].least;
      sum.most += ranges_[first + i * step].most;
    }
    auto& total = ranges_[first + count * step];
    auto has_changed = narrow_to(total, sum);
    for (std::size_t i = 0; i < count; ++i) {
      auto& cell = ranges_[first + i * step];
      has_changed =
          narrow_to(cell, {total.least - (sum.most - cell.most), total.most - (sum.least - cell.least)}) || has_changed;
    }
    return has_changed;
  }

  static bool narrow_to(Range& range, Range other) {
    auto const before = range;
    range = {std::max(range.least, other.least), std::min(range.most, other.most)};
    // Bounds that only creep are those of totals nobody knows.
    return range.least != before.least || (range.most != before.most && range.most < kUnbounded / 2);
  }

  std::size_t rows_;
  std::size_t columns_;
  std::vector<Range> ranges_;
};

// A reader who tries every table that agrees with what is published, the likeliest first, until one holds what is
// asked.
class EveryTable {
 public:
  EveryTable(CountTable const& table, Suppression const& suppression, std::int64_t floor)
      : table_{table}, suppression_{suppression}, floor_{floor}, counts_(table.rows() * table.columns(), 0) {}

  // Whether `wanted` is true of the cell in one of them.
  bool has(std::size_t row, std::size_t column, std::function<bool(std::int64_t)> const& wanted) {
    row_ = row;
    column_ = column;
    wanted_ = &wanted;
    return fill(0);
  }

 private:
  static constexpr std::int64_t kFurthest = 5;  // from the true count: enough to hold a witness in tables this small

  bool fill(std::size_t cell) {
    if (cell == counts_.size()) {
      return lines_agree() && (*wanted_)(CountTable{counts_, table_.columns()}.at(row_, column_));
    }
    auto const row = cell / table_.columns();
    auto const column = cell % table_.columns();
    auto const count = table_.at(row, column);
    auto const furthest = suppression_.is_hidden(row, column) ? kFurthest : 0;
    for (std::int64_t distance = 0; distance <= furthest; ++distance) {
      for (auto const value : {count - distance, count + distance}) {
        counts_[cell] = value;
        if (value >= (furthest > 0 ? floor_ : 0) && agrees_so_far(row, column) && may_be(row, column, value) &&
            fill(cell + 1)) {
          return true;
        }
      }
    }
    return false;
  }

  bool may_be(std::size_t row, std::size_t column, std::int64_t value) const {
    return row != row_ || column != column_ || (*wanted_)(value);
  }

  bool agrees_so_far(std::size_t row, std::size_t column) const {
    auto const columns = table_.columns();
    auto in_row = std::int64_t{0};
    for (std::size_t i = 0; i <= column; ++i) {
      in_row += counts_[row * columns + i];
    }
    auto in_column = std::int64_t{0};
    for (std::size_t i = 0; i <= row; ++i) {
      in_column += counts_[i * columns + column];
    }
    return fits(in_row, column + 1 == columns, row, columns) &&
           fits(in_column, row + 1 == table_.rows(), table_.rows(), column);
  }

  bool fits(std::int64_t sum, bool is_complete, std::size_t row, std::size_t column) const {
    auto const total = table_.at(row, column);
    if (suppression_.is_hidden(row, column)) {
      return !is_complete || sum >= floor_;
    }
    return is_complete ? sum == total : sum <= total;
  }

  bool lines_agree() const {
    auto const sum = std::accumulate(counts_.begin(), counts_.end(), std::int64_t{0});
    return fits(sum, true, table_.rows(), table_.columns());
  }

  CountTable const& table_;
  Suppression const& suppression_;
  std::int64_t floor_;
  std::vector<std::int64_t> counts_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  std::function<bool(std::int64_t)> const* wanted_ = nullptr;
};

void for_each_cell(CountTable const& table, auto const& visit) {
  for (std::size_t row = 0; row <= table.rows(); ++row) {
    for (std::size_t column = 0; column <= table.columns(); ++column) {
      visit(row, column);
    }
  }
}

bool hides_a_zero(CountTable const& table, Suppression const& suppression) {
  auto found = false;
  for_each_cell(table, [&](std::size_t row, std::size_t column) {
    found = found || (suppression.is_hidden(row, column) && table.at(row, column) == 0);
  });
  return found;
}

// Mostly small counts and zeros, some large: what visits by commune and procedure look like.
CountTable random_table(std::mt19937& random, std::size_t rows, std::size_t columns) {
  auto const kind = random() % 4;
  auto counts = std::vector<std::int64_t>(rows * columns);
  for (auto& count : counts) {
    auto const draw = random() % 10;
    auto const most = draw < 2 + kind ? 1 : (draw < 8 ? 9 : 60);
    count = static_cast<std::int64_t>(random() % static_cast<unsigned>(most + (kind == 3 ? 2 : 0)));
  }
  return CountTable{counts, columns};
}

void expect_lines_have_two(CountTable const& table, Suppression const& suppression) {
  for (std::size_t row = 0; row <= table.rows(); ++row) {
    auto hidden = 0;
    for (std::size_t column = 0; column <= table.columns(); ++column) {
      hidden += suppression.is_hidden(row, column) ? 1 : 0;
    }
    EXPECT_NE(hidden, 1) << published(table, suppression);
  }
  for (std::size_t column = 0; column <= table.columns(); ++column) {
    auto hidden = 0;
    for (std::size_t row = 0; row <= table.rows(); ++row) {
      hidden += suppression.is_hidden(row, column) ? 1 : 0;
    }
    EXPECT_NE(hidden, 1) << published(table, suppression);
  }
}

TEST(Suppression, withstands_narrowing_by_lines) {
  auto random = std::mt19937{15};
  for (auto i = 0; i < 3000; ++i) {
    auto const table = random_table(random, 1 + random() % 8, 1 + random() % 8);
    auto const suppression = suppressed(table);
    auto const known = Narrowing{table, suppression};
    expect_lines_have_two(table, suppression);
    for_each_cell(table, [&](std::size_t row, std::size_t column) {
      if (is_small(table.at(row, column))) {
        EXPECT_TRUE(suppression.is_hidden(row, column));
        auto const range = known.at(row, column);
        EXPECT_TRUE(range.least == 0 || range.most >= kFewestShown) << published(table, suppression);
      }
    });
  }
}

TEST(Suppression, withstands_trying_every_table) {
  auto random = std::mt19937{6};
  for (auto i = 0; i < 3000; ++i) {
    auto const table = random_table(random, 1 + random() % 3, 1 + random() % 3);
    auto const suppression = suppressed(table);
    for_each_cell(table, [&](std::size_t row, std::size_t column) {
      auto const count = table.at(row, column);
      if (!is_small(count)) {
        return;
      }
      auto anything = EveryTable{table, suppression, 0};
      EXPECT_TRUE(anything.has(row, column, [](std::int64_t value) { return !is_small(value); }))
          << published(table, suppression);
      auto without_zeros = EveryTable{table, suppression, hides_a_zero(table, suppression) ? 0 : 1};
      EXPECT_TRUE(without_zeros.has(row, column, [&](std::int64_t value) { return value != count; }))
          << published(table, suppression);
    });
  }
}

// The attack itself works: on the same tables, small counts hidden alone do not withstand it.
TEST(Suppression, hiding_the_small_counts_alone_does_not_withstand_narrowing) {
  auto random = std::mt19937{15};
  auto exposed = 0;
  for (auto i = 0; i < 100; ++i) {
    auto const table = random_table(random, 2 + random() % 4, 2 + random() % 4);
    auto alone = Suppression{table.rows(), table.columns()};
    for_each_cell(table, [&](std::size_t row, std::size_t column) {
      if (is_small(table.at(row, column))) {
        alone.hide(row, column);
      }
    });
    auto const known = Narrowing{table, alone};
    for_each_cell(table, [&](std::size_t row, std::size_t column) {
      auto const range = known.at(row, column);
      exposed += is_small(table.at(row, column)) && range.least > 0 && range.most < kFewestShown ? 1 : 0;
    });
  }
  EXPECT_GT(exposed, 50);
}

TEST(Suppression, a_zero_is_hidden_only_where_its_line_has_nothing_else) {
  auto random = std::mt19937{3};
  for (auto i = 0; i < 1000; ++i) {
    auto const table = random_table(random, 1, 2 + random() % 8);
    EXPECT_FALSE(hides_a_zero(table, suppressed(table)) && table.at(0, table.columns()) >= 2 * kFewestShown)
        << published(table, suppressed(table));
  }
}

}  // namespace
}  // namespace relais::statistics

// The one rule that keeps small counts of persons from being published (formulas.md 15.6, after the GP Patient Survey's
// technical annex and the Insee manual on statistical confidentiality). Every capability that publishes counts calls
// it.
//
// 1. A count of 1 to 4 is hidden, in the margins too; 0 is shown.
// 2. A line (a row or a column with its total) with a hidden cell has a second one, or it would be a subtraction: the
//    smallest that is left, a zero only where nothing else is.
// 3. What can still be worked out from all lines together is protected by hiding further cells: a reader who knows only
//    that counts are whole and not negative finds for no hidden count of 1 to 4 that it must lie within 1 to 4, and one
//    who also guesses that no zero is hidden finds none exactly. Both are decided exactly, not by bounds: the unknowns
//    of a table with margins are a flow in a network (Cox, "Network models for complementary cell suppression", 1995).
//
// What it does not do: compare several tables. Differences between periods, nested territories and filters are tables
// of their own, to be asked for beside those that they come from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <boost/describe/enum.hpp>

namespace relais::statistics {

inline constexpr std::int64_t kFewestShown = 5;  // persons; and none at all

enum class CellState { kShown, kHidden };
BOOST_DESCRIBE_ENUM(CellState, kShown, kHidden)

// Counts of persons by row and column, with the totals of the rows, of the columns and of all. A list with its total is
// a table of one row.
class CountTable {
 public:
  // `counts` row by row, none negative; their number is a multiple of `columns`.
  CountTable(std::vector<std::int64_t> counts, std::size_t columns);

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }

  // With rows() as the row: the total of a column; with columns() as the column: of a row; with both: of all.
  std::int64_t at(std::size_t row, std::size_t column) const { return cells_[row * (columns_ + 1) + column]; }

 private:
  std::size_t rows_;
  std::size_t columns_;
  std::vector<std::int64_t> cells_;  // totals included
};

// Which cells of a table are hidden, addressed as in the table.
class Suppression {
 public:
  Suppression(std::size_t rows, std::size_t columns);

  CellState at(std::size_t row, std::size_t column) const { return states_[row * (columns_ + 1) + column]; }
  bool is_hidden(std::size_t row, std::size_t column) const { return at(row, column) == CellState::kHidden; }
  void hide(std::size_t row, std::size_t column) { states_[row * (columns_ + 1) + column] = CellState::kHidden; }

 private:
  std::size_t columns_;
  std::vector<CellState> states_;
};

inline bool is_small(std::int64_t count) {
  return count > 0 && count < kFewestShown;
}

// The same table always gives the same answer. A table of 100 rows and 20 columns takes some milliseconds.
Suppression suppressed(CountTable const& table);

// A cell as exports write it: the count, or "c", the flag that Eurostat and SDMX use for confidential. Not an
// empty cell, which would read as "not measured", and not "<5", which would be false of the second cells.
std::string export_text(std::int64_t count, CellState state);

}  // namespace relais::statistics

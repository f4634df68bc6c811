#include "engine/statistics/suppression.hpp"

#include <algorithm>
#include <cassert>
#include <optional>
#include <tuple>

#include "engine/statistics/hidden_network.hpp"

namespace relais::statistics {
namespace {

struct Cell {
  std::size_t row;
  std::size_t column;
  bool operator==(Cell const&) const = default;
};

// One table on its way to being safe.
class Protection {
 public:
  explicit Protection(CountTable const& table)
      : table_{table},
        // In a table of one row the totals of the columns are its cells once more, and add no line; of one column
        // alike.
        rows_{table.rows() == 1 ? 1 : table.rows() + 1},
        columns_{table.columns() == 1 && table.rows() > 1 ? 1 : table.columns() + 1},
        suppression_{table.rows(), table.columns()},
        network_{rows_ + columns_},
        hidden_in_row_(rows_, 0),
        hidden_in_column_(columns_, 0) {}

  Suppression make() {
    hide_small_counts();
    complete_lines();
    // What is safe stays so: a further hidden cell leaves a reader with more possibilities, never with fewer.
    for (auto const& small : small_) {
      while (is_exposed(small)) {
        auto const next = next_beside(small.cell);
        if (!next) {
          break;  // nothing is shown at all
        }
        hide(*next);
        complete_lines();
      }
    }
    repeat_single_line();
    return suppression_;
  }

 private:
  struct Small {
    Cell cell;
    std::size_t arc;
  };

  void hide_small_counts() {
    for (std::size_t row = 0; row < rows_; ++row) {
      for (std::size_t column = 0; column < columns_; ++column) {
        if (is_small(table_.at(row, column))) {
          small_.push_back({{row, column}, hide({row, column})});
        }
      }
    }
  }

  // Signs that make every equation a balance: cells flow from their row to their column, totals back.
  std::size_t hide(Cell cell) {
    suppression_.hide(cell.row, cell.column);
    ++hidden_in_row_[cell.row];
    ++hidden_in_column_[cell.column];
    auto const count = table_.at(cell.row, cell.column);
    hides_zero_ = hides_zero_ || count == 0;
    auto const row = columns_ > 1 ? cell.row : 0;
    auto const column = rows_ + (rows_ > 1 ? cell.column : 0);
    auto const is_total = (cell.row == table_.rows()) != (cell.column == table_.columns());
    return is_total ? network_.add(column, row, count) : network_.add(row, column, count);
  }

  void complete_lines() {
    for (auto is_stable = false; !is_stable;) {
      is_stable = true;
      for (std::size_t row = 0; row < rows_ && columns_ > 1; ++row) {
        is_stable = (hidden_in_row_[row] != 1 || !hide_best(row_cells(row))) && is_stable;
      }
      for (std::size_t column = 0; column < columns_ && rows_ > 1; ++column) {
        is_stable = (hidden_in_column_[column] != 1 || !hide_best(column_cells(column))) && is_stable;
      }
    }
  }

  bool hide_best(std::vector<Cell> const& cells) {
    auto const cell = best(cells);
    if (cell) {
      hide(*cell);
    }
    return cell.has_value();
  }

  bool is_exposed(Small const& small) const {
    auto const count = table_.at(small.cell.row, small.cell.column);
    auto const may_be_none_or_many =
        network_.can_be_lower(small.arc, count, 0) || network_.can_be_higher(small.arc, kFewestShown - count, 0);
    // A reader who guesses that zeros are shown. Where one had to be hidden, the guess misleads.
    auto const may_differ =
        hides_zero_ || network_.can_be_lower(small.arc, 1, 1) || network_.can_be_higher(small.arc, 1, 1);
    return !may_be_none_or_many || !may_differ;
  }

  std::optional<Cell> next_beside(Cell cell) const {
    auto cells = columns_ > 1 ? row_cells(cell.row) : std::vector<Cell>{};
    if (rows_ > 1) {
      auto const others = column_cells(cell.column);
      cells.insert(cells.end(), others.begin(), others.end());
    }
    if (auto const beside = best(cells)) {
      return beside;
    }
    auto all = std::vector<Cell>{};
    for (std::size_t row = 0; row < rows_; ++row) {
      auto const more = row_cells(row);
      all.insert(all.end(), more.begin(), more.end());
    }
    return best(all);
  }

  // The smallest that is shown; a cell before a total; a zero only where nothing else is.
  std::optional<Cell> best(std::vector<Cell> const& cells) const {
    auto found = std::optional<Cell>{};
    auto const rank = [&](Cell cell) {
      auto const count = table_.at(cell.row, cell.column);
      auto const is_total = cell.row == table_.rows() || cell.column == table_.columns();
      return std::tuple{count == 0, count, is_total};
    };
    for (auto const cell : cells) {
      if (!suppression_.is_hidden(cell.row, cell.column) && (!found || rank(cell) < rank(*found))) {
        found = cell;
      }
    }
    return found;
  }

  std::vector<Cell> row_cells(std::size_t row) const {
    auto cells = std::vector<Cell>{};
    for (std::size_t column = 0; column < columns_; ++column) {
      cells.push_back({row, column});
    }
    return cells;
  }

  std::vector<Cell> column_cells(std::size_t column) const {
    auto cells = std::vector<Cell>{};
    for (std::size_t row = 0; row < rows_; ++row) {
      cells.push_back({row, column});
    }
    return cells;
  }

  void repeat_single_line() {
    for (std::size_t column = 0; column <= table_.columns() && rows_ == 1; ++column) {
      if (suppression_.is_hidden(0, column)) {
        suppression_.hide(1, column);
      }
    }
    for (std::size_t row = 0; row <= table_.rows() && columns_ == 1; ++row) {
      if (suppression_.is_hidden(row, 0)) {
        suppression_.hide(row, 1);
      }
    }
  }

  CountTable const& table_;
  std::size_t rows_;  // that make lines, the totals' row included
  std::size_t columns_;
  Suppression suppression_;
  HiddenNetwork network_;
  std::vector<std::size_t> hidden_in_row_;
  std::vector<std::size_t> hidden_in_column_;
  std::vector<Small> small_;
  bool hides_zero_ = false;
};

}  // namespace

CountTable::CountTable(std::vector<std::int64_t> counts, std::size_t columns)
    : rows_{columns == 0 ? 0 : counts.size() / columns}, columns_{columns}, cells_((rows_ + 1) * (columns + 1), 0) {
  assert(counts.size() == rows_ * columns);
  assert(std::all_of(counts.begin(), counts.end(), [](std::int64_t count) { return count >= 0; }));
  for (std::size_t row = 0; row < rows_; ++row) {
    for (std::size_t column = 0; column < columns; ++column) {
      auto const count = counts[row * columns + column];
      for (auto const at : {row * (columns + 1) + column, row * (columns + 1) + columns, rows_ * (columns + 1) + column,
                            rows_ * (columns + 1) + columns}) {
        cells_[at] += count;
      }
    }
  }
}

Suppression::Suppression(std::size_t rows, std::size_t columns)
    : columns_{columns}, states_((rows + 1) * (columns + 1), CellState::kShown) {}

Suppression suppressed(CountTable const& table) {
  return Protection{table}.make();
}

std::string export_text(std::int64_t count, CellState state) {
  return state == CellState::kHidden ? "c" : std::to_string(count);
}

}  // namespace relais::statistics

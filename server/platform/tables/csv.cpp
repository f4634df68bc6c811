#include "platform/tables/csv.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

namespace relais::tables {
namespace {

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

// The one of , ; and tab that the heading line holds most often outside quotes.
char separator_of(std::string_view text) {
  constexpr std::string_view kCandidates = ",;\t";
  std::array<int, kCandidates.size()> counts{};
  auto quoted = false;
  for (auto const c : text) {
    if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && is_line_end(c)) {
      break;
    } else if (auto const which = kCandidates.find(c); !quoted && which != std::string_view::npos) {
      ++counts[which];
    }
  }
  return kCandidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

// Takes one record after another off the text.
class Records {
 public:
  Records(std::string_view text, Limits const& limits) : rest_(text), separator_(separator_of(text)), limits_(limits) {}

  // The next record that is not an empty line; nothing after the last one, or when a problem stopped the reading.
  std::optional<Row> next() {
    while (!rest_.empty() && !problem_) {
      Row row{line_, {}};
      while (take_cell(row)) {
      }
      auto const is_empty_line = row.cells.size() == 1 && row.cells.front().empty();
      if (!is_empty_line && !problem_) {
        return row;
      }
    }
    return std::nullopt;
  }

  std::optional<Problem> const& problem() const { return problem_; }
  std::vector<Flaw> take_flaws() { return std::move(flaws_); }

 private:
  // True when another cell of the same record follows.
  bool take_cell(Row& row) {
    if (row.cells.size() == limits_.columns) {
      return fail(row, "tables.too_many_columns", fmt::format("more than {} columns", limits_.columns));
    }
    auto& cell = row.cells.emplace_back();
    if (rest_.starts_with('"') && !take_quoted(row, cell)) {
      return false;
    }
    take_plain(row, cell);
    if (cell.size() > limits_.cell_bytes) {
      return fail(row, "tables.cell_too_long", fmt::format("longer than {} bytes", limits_.cell_bytes));
    }
    if (rest_.starts_with(separator_)) {
      rest_.remove_prefix(1);
      return true;
    }
    take_line_end();
    return false;
  }

  bool take_quoted(Row const& row, std::string& cell) {
    rest_.remove_prefix(1);
    while (true) {
      auto const quote = rest_.find('"');
      if (quote == std::string_view::npos) {
        return fail(row, "tables.quote_unterminated", "a quote is opened and never closed");
      }
      count_lines(rest_.substr(0, quote));
      cell.append(rest_.substr(0, quote));
      rest_.remove_prefix(quote + 1);
      if (!rest_.starts_with('"')) {
        return true;
      }
      cell += '"';
      rest_.remove_prefix(1);
    }
  }

  void take_plain(Row const& row, std::string& cell) {
    auto const end = std::ranges::find_if(rest_, [&](char c) { return c == separator_ || is_line_end(c); });
    auto const length = static_cast<std::size_t>(end - rest_.begin());
    if (length > 0 && !cell.empty()) {
      flaws_.push_back({row.line, row.cells.size(), "tables.text_after_quote"});
    }
    cell.append(rest_.substr(0, length));
    rest_.remove_prefix(length);
  }

  void take_line_end() {
    if (rest_.empty()) {
      return;
    }
    rest_.remove_prefix(rest_.starts_with("\r\n") ? 2 : 1);
    ++line_;
  }

  void count_lines(std::string_view quoted) {
    for (std::size_t i = 0; i < quoted.size(); ++i) {
      auto const ends = quoted[i] == '\n' || (quoted[i] == '\r' && !quoted.substr(i + 1).starts_with('\n'));
      line_ += ends ? 1 : 0;
    }
  }

  bool fail(Row const& row, std::string code, std::string_view reason) {
    auto detail = fmt::format("line {}, column {}: {}", row.line, std::max<std::size_t>(row.cells.size(), 1), reason);
    problem_ = Problem{Fault::kInvalid, std::move(code), {}, std::move(detail)};
    return false;
  }

  std::string_view rest_;
  char separator_;
  Limits const& limits_;
  std::size_t line_ = 1;
  std::optional<Problem> problem_;
  std::vector<Flaw> flaws_;
};

// A row of another length than the heading is filled up or cut, and named. Empty cells too many are nothing to tell.
void fit(Row& row, std::size_t columns, std::vector<Flaw>& flaws) {
  if (row.cells.size() < columns) {
    flaws.push_back({row.line, row.cells.size(), "tables.row_too_short"});
  }
  auto const is_filled = [](std::string const& cell) { return !cell.empty(); };
  if (row.cells.size() > columns &&
      std::any_of(row.cells.begin() + static_cast<std::ptrdiff_t>(columns), row.cells.end(), is_filled)) {
    flaws.push_back({row.line, columns + 1, "tables.row_too_long"});
  }
  row.cells.resize(columns);
}

}  // namespace

Result<Table> read_csv(std::string_view utf8, Limits const& limits) {
  Records records{utf8, limits};
  Table table;
  if (auto heading = records.next()) {
    table.columns = std::move(heading->cells);
  } else if (!records.problem()) {
    return Problem{Fault::kInvalid, "tables.empty", {}, "no heading line"};
  }
  std::vector<Flaw> ragged;
  while (auto row = records.next()) {
    fit(*row, table.columns.size(), ragged);
    table.rows.push_back(*std::move(row));
    if (table.rows.size() * table.columns.size() > limits.cells) {
      return Problem{Fault::kTooLarge, "tables.too_large", {}, fmt::format("over {} cells", limits.cells)};
    }
  }
  if (records.problem()) {
    return *records.problem();
  }
  table.flaws = records.take_flaws();
  table.flaws.insert(table.flaws.end(), ragged.begin(), ragged.end());
  std::ranges::stable_sort(table.flaws, {}, &Flaw::line);
  return table;
}

}  // namespace relais::tables

// A sparse table by rows, all rows in one piece of memory: what each candidate reaches, who reaches each demand point.
// Numbers have 32 bits: up to 4 thousand million entries.
#pragma once

#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace relais::siting {

template <class Entry>
struct Table {
  std::vector<std::uint32_t> first{0};  // where each row begins; one more than there are rows
  std::vector<Entry> entries;

  std::uint32_t size() const { return static_cast<std::uint32_t>(first.size() - 1); }
  std::span<Entry const> operator[](std::uint32_t row) const {
    return std::span{entries}.subspan(first[row], first[row + 1] - first[row]);
  }
  // What was pushed to `entries` since the last row becomes the next one.
  void end_row() { first.push_back(static_cast<std::uint32_t>(entries.size())); }
};

// By candidate the demand points that it covers.
using Rows = Table<std::uint32_t>;

// By column the rows that name it, ascending: `column_of` an entry, and from a row and its entry the new `entry_of`
// both.
template <class Entry, class ColumnOf, class EntryOf>
auto turned(Table<Entry> const& rows, std::size_t columns, ColumnOf column_of, EntryOf entry_of) {
  auto by_column = Table<decltype(entry_of(std::uint32_t{}, Entry{}))>{};
  by_column.first.assign(columns + 1, 0);
  for (auto const& entry : rows.entries) {
    ++by_column.first[column_of(entry) + 1];
  }
  std::partial_sum(by_column.first.begin(), by_column.first.end(), by_column.first.begin());
  by_column.entries.resize(rows.entries.size());
  auto next = by_column.first;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    for (auto const& entry : rows[row]) {
      by_column.entries[next[column_of(entry)]++] = entry_of(row, entry);
    }
  }
  return by_column;
}

// By demand point the candidates that cover it.
Rows turned(Rows const& rows, std::size_t columns);

// The rows, and after them one for each set: whatever any of its rows covers. A tour is such a set of stops.
Rows with_unions(Rows rows, std::span<std::vector<std::uint32_t> const> sets);

}  // namespace relais::siting

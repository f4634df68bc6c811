// A sparse table by rows, all rows in one piece of memory: what each candidate reaches, who reaches each demand point.
// Numbers have 32 bits: up to 4 thousand million entries.
#pragma once

#include <cstdint>
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

// `columns` rows: by what the entries name, the rows that name it, ascending.
Rows transposed(Rows const& rows, std::uint32_t columns);

// The rows, and after them one for each set: whatever any of its rows covers. A tour is such a set of stops.
Rows with_unions(Rows rows, std::span<std::vector<std::uint32_t> const> sets);

}  // namespace relais::siting

#include "engine/siting/table.hpp"

#include <algorithm>
#include <numeric>

namespace relais::siting {

Rows transposed(Rows const& rows, std::uint32_t columns) {
  auto across = Rows{};
  across.first.assign(columns + std::size_t{1}, 0);
  for (auto const column : rows.entries) {
    ++across.first[column + 1];
  }
  std::partial_sum(across.first.begin(), across.first.end(), across.first.begin());
  across.entries.resize(rows.entries.size());
  auto next = across.first;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    for (auto const column : rows[row]) {
      across.entries[next[column]++] = row;
    }
  }
  return across;
}

Rows with_unions(Rows rows, std::span<std::vector<std::uint32_t> const> sets) {
  for (auto const& set : sets) {
    auto together = std::vector<std::uint32_t>{};
    for (auto const row : set) {
      together.insert(together.end(), rows[row].begin(), rows[row].end());
    }
    std::ranges::sort(together);
    auto const repeated = std::unique(together.begin(), together.end());
    rows.entries.insert(rows.entries.end(), together.begin(), repeated);
    rows.end_row();
  }
  return rows;
}

}  // namespace relais::siting

#include "engine/siting/table.hpp"

#include <algorithm>
#include <functional>

namespace relais::siting {

Rows turned(Rows const& rows, std::size_t columns) {
  return turned(rows, columns, std::identity{}, [](auto row, auto /*column*/) { return row; });
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

// Whatever the bytes, reading ends with a table whose rows fit its columns, or with a problem that has a code.
#include <cstdint>
#include <cstdlib>

#include "platform/tables/table.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace relais::tables;
  auto const limits = Limits{.bytes = 1u << 20, .columns = 50, .cell_bytes = 4096};
  auto const table = read_table({reinterpret_cast<char const*>(data), size}, limits);
  if (!table) {
    return table.problem().code.starts_with("tables.") ? 0 : (std::abort(), 1);
  }
  for (auto const& row : table->rows) {
    if (row.cells.size() != table->columns.size() || row.line == 0) {
      std::abort();
    }
  }
  return 0;
}

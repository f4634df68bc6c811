#include "platform/db/row.hpp"

#include <fmt/format.h>

namespace relais::db {

void throw_misfit(Rows const& rows, int column) {
  auto const cell = rows.cursor().cell(column);
  auto const* hint = cell.kind == Cell::Kind::kNull          ? "is null"
                     : cell.kind == Cell::Kind::kUnsupported ? "has a type without a portable form, cast it in the SQL"
                                                             : "does not fit its member";
  throw Fault{FaultKind::kMisuse, rows.statement().name(),
              fmt::format("column {} ({}) {}", column + 1, rows.cursor().column_name(column), hint)};
}

void require_columns(Rows const& rows, std::size_t expected) {
  if (std::cmp_not_equal(rows.cursor().columns(), expected)) {
    throw Fault{FaultKind::kMisuse, rows.statement().name(),
                fmt::format("gives {} columns, the row has {}", rows.cursor().columns(), expected)};
  }
}

}  // namespace relais::db

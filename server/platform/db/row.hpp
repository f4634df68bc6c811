// Rows into described structs, by position. A column that does not fit its member throws with the statement and column:
// nothing is truncated, nothing read as 0.
#pragma once

#include <limits>

#include "platform/db/connection.hpp"

namespace relais::db {

[[noreturn]] void throw_misfit(Rows const& rows, int column);
void require_columns(Rows const& rows, std::size_t expected);

// False when the cell does not hold a T.
template <class T>
bool read_cell(Cell const& cell, T& out) {
  using Kind = Cell::Kind;
  if constexpr (kIsOptional<T>) {
    if (cell.kind == Kind::kNull) {
      out.reset();
      return true;
    }
    return read_cell(cell, out.emplace());
  } else if constexpr (std::same_as<T, bool>) {
    out = cell.integer == 1;
    return cell.kind == Kind::kInteger && (cell.integer == 0 || cell.integer == 1);
  } else if constexpr (HasTextForm<T>) {
    if (cell.kind != Kind::kText) {
      return false;
    }
    auto value = TextForm<T>::read(cell.text);
    if (!value) {
      return false;
    }
    out = *std::move(value);
    return true;
  } else if constexpr (std::integral<T>) {
    out = static_cast<T>(cell.integer);
    return cell.kind == Kind::kInteger && std::in_range<T>(cell.integer);
  } else if constexpr (std::floating_point<T>) {
    out = static_cast<T>(cell.kind == Kind::kInteger ? static_cast<double>(cell.integer) : cell.real);
    return cell.kind == Kind::kReal || cell.kind == Kind::kInteger;
  } else {
    static_assert(std::same_as<T, std::string>, "a row member is bool, an integer, double, text, or has a TextForm");
    out.assign(cell.text);
    return cell.kind == Kind::kText;
  }
}

template <class T>
void read_column(Rows const& rows, int column, T& out) {
  if (!read_cell(rows.cursor().cell(column), out)) {
    throw_misfit(rows, column);
  }
}

// The present row; its number of columns has been checked (require_columns).
template <class Row>
Row read_row(Rows const& rows) {
  Row row{};
  if constexpr (DescribedRow<Row>) {
    int column = 0;
    boost::mp11::mp_for_each<RowMembers<Row>>([&](auto d) { read_column(rows, column++, row.*d.pointer); });
  } else {
    read_column(rows, 0, row);
  }
  return row;
}

}  // namespace relais::db

#include "platform/tables/write_csv.hpp"

namespace relais::tables {
namespace {

// Where a spreadsheet sees a cell begin: at the cell's own beginning; one that separates by semicolons also behind each
// of them and at each line, as quotes within a line mean nothing to it. What begins so is a formula to it.
bool may_begin_a_formula(std::string_view cell, std::size_t at) {
  if (std::string_view{"=+-@"}.find(cell[at]) == std::string_view::npos) {
    return at == 0 && (cell[at] == '\t' || cell[at] == '\r');
  }
  auto const before = cell.substr(0, at).find_last_not_of(" \t");
  return before == std::string_view::npos || std::string_view{";\r\n"}.find(cell[before]) != std::string_view::npos;
}

bool is_number(std::string_view cell) {
  return cell.find_first_not_of("+-.0123456789") == std::string_view::npos;
}

}  // namespace

void write_cell(std::string_view cell, std::string& out) {
  std::string safe;
  auto is_quoted = false;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    auto const is_risky = may_begin_a_formula(cell, at) && !is_number(cell);
    is_quoted = is_quoted || is_risky || std::string_view{",\"\r\n"}.find(cell[at]) != std::string_view::npos;
    safe += is_risky ? "'" : "";
    safe += cell[at] == '"' ? "\"\"" : std::string_view{&cell[at], 1};
  }
  out += is_quoted ? '"' + safe + '"' : safe;
}

}  // namespace relais::tables

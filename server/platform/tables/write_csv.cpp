#include "platform/tables/write_csv.hpp"

namespace relais::tables {
namespace {

// A spreadsheet takes a cell that begins so for a formula; one that separates by semicolons sees a beginning behind
// each.
bool looks_like_a_formula(std::string_view cell) {
  constexpr std::string_view kBeginnings = "=+-@\t\r";
  auto const begins = [&](std::size_t at) {
    return at < cell.size() && kBeginnings.find(cell[at]) != std::string_view::npos;
  };
  auto is_risky = begins(0);
  for (auto at = cell.find(';'); at != std::string_view::npos; at = cell.find(';', at + 1)) {
    is_risky = is_risky || begins(cell.find_first_not_of(' ', at + 1));
  }
  return is_risky;
}

bool is_number(std::string_view cell) {
  return cell.find_first_not_of("+-.0123456789") == std::string_view::npos;
}

}  // namespace

void write_cell(std::string_view cell, std::string& out) {
  auto const is_risky = looks_like_a_formula(cell) && !is_number(cell);
  if (!is_risky && cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += cell;
    return;
  }
  out += '"';
  out += is_risky ? "'" : "";
  for (char const c : cell) {
    out += c;
    if (c == '"') {
      out += c;
    }
  }
  out += '"';
}

}  // namespace relais::tables

#include <algorithm>

#include <fmt/format.h>

#include "platform/tables/csv.hpp"
#include "platform/tables/decode.hpp"
#include "platform/tables/json_table.hpp"

namespace relais::tables {
namespace {

using namespace std::string_view_literals;

Result<Table> read_text(std::string_view utf8, Limits const& limits) {
  auto const first = utf8.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) {
    return Problem{Fault::kInvalid, "tables.empty", {}, "the file holds nothing"};
  }
  auto const is_json = utf8[first] == '[' || utf8[first] == '{';
  return is_json ? read_json_table(utf8, limits) : read_csv(utf8, limits);
}

// The bytes of the control character that the text begins with: C0 but for tab and line ends, DEL, C1. 0: of none.
std::size_t control_at(std::string_view utf8) {
  auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  if (byte(0) == 0x7F || (byte(0) < 0x20 && "\t\n\r"sv.find(utf8[0]) == std::string_view::npos)) {
    return 1;
  }
  return utf8.size() > 1 && byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0 ? 2 : 0;
}

// True when there were any.
bool take_controls_out(std::string& text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size();) {
    auto const control = control_at(std::string_view{text}.substr(i));
    if (control == 0) {
      kept += text[i];
    }
    i += std::max<std::size_t>(control, 1);
  }
  auto const had_any = kept.size() < text.size();
  text = std::move(kept);
  return had_any;
}

// They mean nothing in a list, and something to the terminal or the program that shows it.
void take_controls_out(Table& table) {
  for (auto& column : table.columns) {
    take_controls_out(column);
  }
  for (auto& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (take_controls_out(row.cells[i])) {
        table.flaws.push_back({row.line, i + 1, "tables.control_characters"});
      }
    }
  }
}

}  // namespace

Result<Table> read_table(std::string_view bytes, Limits const& limits) {
  if (bytes.size() > limits.bytes) {
    return Problem{Fault::kTooLarge, "tables.too_large", {}, fmt::format("over {} bytes", limits.bytes)};
  }
  if (bytes.starts_with("PK\x03\x04"sv)) {
    return Problem{Fault::kInvalid, "tables.spreadsheet", {}, "a spreadsheet or an archive: save the list as CSV"};
  }
  auto const inner = is_gzip(bytes) ? unzipped(bytes, limits.bytes) : Result<std::string>{std::string{}};
  auto const text = inner ? utf8_text(is_gzip(bytes) ? std::string_view{*inner} : bytes) : inner;
  auto table = text ? read_text(*text, limits) : text.problem();
  if (table) {
    take_controls_out(*table);
  }
  return table;
}

}  // namespace relais::tables

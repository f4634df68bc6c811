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

}  // namespace

Result<Table> read_table(std::string_view bytes, Limits const& limits) {
  if (bytes.size() > limits.bytes) {
    return Problem{Fault::kTooLarge, "tables.too_large", {}, fmt::format("over {} bytes", limits.bytes)};
  }
  if (bytes.starts_with("PK\x03\x04"sv)) {
    return Problem{Fault::kInvalid, "tables.spreadsheet", {}, "a spreadsheet or an archive: save the list as CSV"};
  }
  auto const inner = is_gzip(bytes) ? unzipped(bytes, limits.bytes) : Result<std::string>{std::string{bytes}};
  auto const text = inner ? utf8_text(*inner) : inner;
  return text ? read_text(*text, limits) : text.problem();
}

}  // namespace relais::tables

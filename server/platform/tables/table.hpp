// A list as it came from outside: column names and rows of text. Every cell can be named to the person who sent the
// file: by the line on which its row begins (JSON: on which its object begins) and the number of its column, from 1.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "platform/result/result.hpp"

namespace relais::tables {

struct Row {
  std::size_t line = 0;
  std::vector<std::string> cells;  // as many as there are columns
};

// What was odd and could still be read.
struct Flaw {
  std::size_t line = 0;
  std::size_t column = 0;
  std::string code;  // tables.row_too_short, tables.row_too_long, .text_after_quote, .control_characters
};

struct Table {
  std::vector<std::string> columns;
  std::vector<Row> rows;
  std::vector<Flaw> flaws;
};

struct Limits {
  std::size_t bytes = 256u << 20;  // also of what a gzip file unfolds to
  std::size_t columns = 1'000;
  std::size_t cells = 10'000'000;  // rows times columns: a short row is filled up, and takes the memory of a full one
  std::size_t cell_bytes = 64u << 10;
};

// Reads CSV, a JSON array of objects or a GeoJSON FeatureCollection, each plain or gzipped: told apart by content.
//   CSV: RFC 4180 with a heading line; separator , ; or tab, whichever the heading holds most often; CRLF, LF or CR;
//   UTF-8 or UTF-16 by its mark, else UTF-8 where valid, else Windows-1252. Empty lines are passed over.
//   JSON: null is empty, a list of single values is joined by ";", anything deeper is kept as JSON text.
//   GeoJSON: the properties, and a point as columns longitude and latitude where there are none.
// Control characters but for tab and line ends are taken out of every cell.
// Problems: tables.empty, .gzip_broken, .too_large, .not_text (NUL, or bytes of no known encoding), .spreadsheet,
// .quote_unterminated, .cell_too_long, .too_many_columns, .json_broken, .not_a_list; `detail` says "line L, column C:
// reason" where there is a place. Cost: linear in the bytes, some 100 MB/s.
Result<Table> read_table(std::string_view bytes, Limits const& limits = {});

}  // namespace relais::tables

#include <filesystem>
#include <fstream>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <zlib.h>

#include "platform/tables/decode.hpp"
#include "platform/tables/table.hpp"

namespace relais::tables {
namespace {

using namespace std::string_literals;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Table read(std::string_view bytes) {
  auto table = read_table(bytes);
  EXPECT_TRUE(table) << (table ? "" : table.problem().code + ": " + table.problem().detail);
  return table ? *std::move(table) : Table{};
}

Problem problem_of(std::string_view bytes, Limits const& limits = {}) {
  auto const table = read_table(bytes, limits);
  EXPECT_FALSE(table);
  return table ? Problem{} : table.problem();
}

std::string gzipped(std::string_view text) {
  z_stream stream{};
  deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string bytes(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  deflate(&stream, Z_FINISH);
  bytes.resize(stream.total_out);
  deflateEnd(&stream);
  return bytes;
}

std::string utf16(std::u16string_view text, bool big_endian) {
  auto bytes = big_endian ? "\xFE\xFF"s : "\xFF\xFE"s;
  for (auto const unit : text) {
    auto const high = static_cast<char>(unit >> 8);
    auto const low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? std::string{high, low} : std::string{low, high};
  }
  return bytes;
}

TEST(Csv, quotes_hold_separators_line_ends_and_doubled_quotes) {
  auto const table = read("a,b\n\"x, \"\"y\"\"\",\"one\r\ntwo\"\nlast,row\n");
  EXPECT_THAT(table.columns, ElementsAre("a", "b"));
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_THAT(table.rows[0].cells, ElementsAre("x, \"y\"", "one\r\ntwo"));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("last", "row"));
}

TEST(Csv, a_row_is_named_by_the_line_on_which_it_begins) {
  auto const table = read("a,b\n\"1\n2\r\n3\",x\r\n\r\ny,z\rv,w");
  ASSERT_EQ(table.rows.size(), 3u);
  EXPECT_EQ(table.rows[0].line, 2u);
  EXPECT_EQ(table.rows[1].line, 6u);
  EXPECT_EQ(table.rows[2].line, 7u);
}

TEST(Csv, the_separator_is_the_one_that_the_heading_holds_most_often) {
  EXPECT_THAT(read("a;b;c\n1,5;2;3").rows[0].cells, ElementsAre("1,5", "2", "3"));
  EXPECT_THAT(read("a\tb\n1;2\t3").rows[0].cells, ElementsAre("1;2", "3"));
  EXPECT_THAT(read("\"a;b;c\",d\n1,2").columns, ElementsAre("a;b;c", "d"));
}

TEST(Csv, line_ends_may_be_of_any_kind_and_the_last_may_be_missing) {
  for (auto const* const text : {"a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4", "a,b\n1,2\n3,4\n\n\n"}) {
    auto const table = read(text);
    ASSERT_EQ(table.rows.size(), 2u) << text;
    EXPECT_THAT(table.rows[1].cells, ElementsAre("3", "4"));
  }
}

TEST(Csv, one_column_is_a_table) {
  auto const table = read("name\nVervins\nHirson\n");
  EXPECT_THAT(table.columns, ElementsAre("name"));
  EXPECT_EQ(table.rows.size(), 2u);
}

TEST(Csv, rows_of_another_length_are_fitted_and_named) {
  auto const table = read("a,b\n1\n1,2,3\n1,2,\n1,2\n");
  ASSERT_EQ(table.rows.size(), 4u);
  EXPECT_THAT(table.rows[0].cells, ElementsAre("1", ""));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("1", "2"));
  ASSERT_EQ(table.flaws.size(), 2u);
  EXPECT_EQ(table.flaws[0].code, "tables.row_too_short");
  EXPECT_EQ(table.flaws[0].line, 2u);
  EXPECT_EQ(table.flaws[1].code, "tables.row_too_long");
  EXPECT_EQ(table.flaws[1].column, 3u);
}

TEST(Csv, text_after_a_closing_quote_is_kept_and_named) {
  auto const table = read("a,b\n\"x\"y,2\n");
  EXPECT_THAT(table.rows[0].cells, ElementsAre("xy", "2"));
  ASSERT_EQ(table.flaws.size(), 1u);
  EXPECT_EQ(table.flaws[0].code, "tables.text_after_quote");
}

TEST(Csv, an_open_quote_is_refused_with_its_line) {
  auto const problem = problem_of("a,b\n1,2\n3,\"open\nand so on\n");
  EXPECT_EQ(problem.code, "tables.quote_unterminated");
  EXPECT_THAT(problem.detail, HasSubstr("line 3, column 2"));
}

TEST(Csv, limits_hold) {
  EXPECT_EQ(problem_of("a\n" + std::string(1u << 20, 'x')).code, "tables.cell_too_long");
  EXPECT_EQ(problem_of("a\n\"" + std::string(1u << 20, 'x') + "\"").code, "tables.cell_too_long");
  EXPECT_EQ(problem_of(std::string(2000, ',')).code, "tables.too_many_columns");
  EXPECT_EQ(problem_of("a,b\n1,2\n", {.bytes = 4}).code, "tables.too_large");
  EXPECT_TRUE(read_table("a,b\n1\n2\n", {.cells = 4}));
  EXPECT_EQ(problem_of("a,b\n1\n2\n3\n", {.cells = 4}).code, "tables.too_large");
}

TEST(Encoding, utf8_and_utf16_are_told_by_their_mark_and_windows_1252_by_not_being_utf8) {
  EXPECT_THAT(read("\xEF\xBB\xBFnom\né").columns, ElementsAre("nom"));
  EXPECT_EQ(read(utf16(u"nom\nœuvre é", false)).rows[0].cells[0], "œuvre é");
  EXPECT_EQ(read(utf16(u"nom\nœuvre é", true)).rows[0].cells[0], "œuvre é");
  EXPECT_EQ(read("nom\n\x9cuvre \xe9 \x96\n").rows[0].cells[0], "œuvre é –");
}

TEST(Encoding, nul_is_refused) {
  EXPECT_EQ(problem_of("a,b\n1,\0002\n"s).code, "tables.not_text");
  EXPECT_EQ(problem_of(R"([{"a":"x\u0000y"}])").code, "tables.not_text");
}

TEST(Gzip, is_told_by_its_first_bytes) {
  EXPECT_THAT(read(gzipped("a,b\n1,2\n")).rows[0].cells, ElementsAre("1", "2"));
  EXPECT_THAT(read(gzipped("a,b\n") + gzipped("3,4\n")).rows[0].cells, ElementsAre("3", "4"));
}

TEST(Table, control_characters_are_taken_out_and_told) {
  auto const table = read("a\x1B[31m,b\nx\x1B[2Jy\x07,\"é\tz\nw\"\n\xC2\x9Bq\x7F,\xC2\xA0\xE2\x80\x99\n");
  EXPECT_THAT(table.columns, ElementsAre("a[31m", "b"));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("x[2Jy", "é\tz\nw"));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("q", "\xC2\xA0\xE2\x80\x99"));
  ASSERT_EQ(table.flaws.size(), 2u);
  EXPECT_EQ(table.flaws[0].code, "tables.control_characters");
  EXPECT_EQ(table.flaws[1].line, 4u);
  EXPECT_EQ(table.flaws[1].column, 1u);
  EXPECT_EQ(read(R"([{"a":"x\u001by"}])").rows[0].cells[0], "xy");
}

TEST(Json, short_objects_count_as_full_rows) {
  EXPECT_TRUE(read_table(R"([{"a":1,"b":2},{}])", {.cells = 4}));
  EXPECT_EQ(problem_of(R"([{"a":1,"b":2},{},{}])", {.cells = 4}).code, "tables.too_large");
  EXPECT_EQ(problem_of(R"([{},{},{"a":1,"b":2}])", {.cells = 4}).code, "tables.too_large");
}

TEST(Gzip, a_small_file_of_many_short_rows_does_not_take_the_memory_of_full_ones) {
  std::string text(904, ',');
  for (auto i = 0; i < 200'000; ++i) {
    text += "\na";
  }
  auto const problem = problem_of(gzipped(text));
  EXPECT_EQ(problem.code, "tables.too_large");
  EXPECT_EQ(problem.detail, "over 10000000 cells");
}

TEST(Gzip, broken_truncated_and_exploding_files_are_refused) {
  auto whole = gzipped("a,b\n" + std::string(100'000, '1'));
  EXPECT_EQ(problem_of(whole.substr(0, whole.size() - 9)).code, "tables.gzip_broken");
  EXPECT_EQ(problem_of("\x1f\x8b").code, "tables.gzip_broken");
  EXPECT_EQ(problem_of("\x1f\x8bnot gzip at all").code, "tables.gzip_broken");
  EXPECT_EQ(problem_of(whole, {.bytes = 50'000}).code, "tables.too_large");
  EXPECT_FALSE(read_table(gzipped(gzipped("a\n1\n"))));
}

TEST(Json, objects_become_rows_and_their_members_columns_in_order_of_appearance) {
  auto const table = read(R"([
    {"a": 1, "b": "x", "list": ["p", "q"]},
    {"c": 45.952791, "a": true, "b": null, "deep": {"k": [1]}}
  ])");
  EXPECT_THAT(table.columns, ElementsAre("a", "b", "list", "c", "deep"));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("1", "x", "p;q", "", ""));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("true", "", "", "45.952791", R"({"k":[1]})"));
  EXPECT_EQ(table.rows[0].line, 2u);
  EXPECT_EQ(table.rows[1].line, 3u);
}

TEST(Json, a_feature_gives_its_properties_and_its_point) {
  auto const table = read(R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"nom":"A"},"geometry":{"type":"Point","coordinates":[3.19,50.69]}},
{"type":"Feature","properties":{"nom":"B","latitude":"1.5"},"geometry":{"type":"Point","coordinates":[3.2,50.7]}},
{"type":"Feature","properties":{"nom":"C"},"geometry":null}]})");
  EXPECT_THAT(table.columns, ElementsAre("nom", "longitude", "latitude"));
  EXPECT_THAT(table.rows[0].cells, ElementsAre("A", "3.19", "50.69"));
  EXPECT_THAT(table.rows[1].cells, ElementsAre("B", "3.2", "1.5"));
  EXPECT_THAT(table.rows[2].cells, ElementsAre("C", "", ""));
  EXPECT_EQ(table.rows[1].line, 3u);
}

TEST(Json, anything_else_is_refused) {
  EXPECT_EQ(problem_of("[1, 2]").code, "tables.not_a_list");
  EXPECT_EQ(problem_of("{\"a\": 1}").code, "tables.not_a_list");
  EXPECT_EQ(problem_of("[{\"a\": 1},").code, "tables.json_broken");
  EXPECT_EQ(problem_of("[{\"a\": \"" + std::string(1u << 20, 'x') + "\"}]").code, "tables.cell_too_long");
}

TEST(Table, nothing_and_spreadsheets_are_refused) {
  EXPECT_EQ(problem_of("").code, "tables.empty");
  EXPECT_EQ(problem_of(" \r\n\n").code, "tables.empty");
  EXPECT_EQ(problem_of("\xEF\xBB\xBF").code, "tables.empty");
  EXPECT_EQ(problem_of("PK\x03\x04zipped").code, "tables.spreadsheet");
}

// Rows and columns counted by another program.
TEST(RealLists, are_read_whole) {
  auto const folder = std::filesystem::path{RELAIS_SOURCE_DIR} / "../shared/data";
  struct Expected {
    std::string_view file;
    std::size_t rows;
    std::size_t columns;
    std::size_t filled_cells;
  };
  constexpr Expected kLists[] = {
      {"guichets/france-services-2024-08-01.csv", 2845, 24, 58213},
      {"guichets/france-services-2020-01-09.csv", 483, 40, 16428},
      {"guichets/annuaire-services-publics-2016.csv.gz", 62138, 14, 813773},
      {"guichets/bus-france-services-charente.json", 12, 46, 350},
      {"guichets/mediation-numerique-centre-val-de-loire.json", 426, 67, 15659},
      {"guichets/mediation-numerique-hauts-de-france.geojson.gz", 1741, 21, 26470},
      {"territoires/communes-france.csv.gz", 35014, 19, 664096},
      {"territoires/communes-belges-centres-2020.csv", 581, 12, 6972},
  };
  for (auto const& [file, rows, columns, filled] : kLists) {
    auto const path = folder / file;
    if (!std::filesystem::exists(path)) {
      GTEST_SKIP() << path << " is not here";
    }
    std::ifstream in{path, std::ios::binary};
    auto const table = read(std::string{std::istreambuf_iterator<char>{in}, {}});
    std::size_t count = 0;
    for (auto const& row : table.rows) {
      count +=
          static_cast<std::size_t>(std::ranges::count_if(row.cells, [](auto const& cell) { return !cell.empty(); }));
    }
    EXPECT_EQ(table.rows.size(), rows) << file;
    EXPECT_EQ(table.columns.size(), columns) << file;
    EXPECT_EQ(count, filled) << file;
    // The directory of 2016 holds six stray C1 characters ("Saint-\u0090Étienne").
    EXPECT_EQ(table.flaws.size(), rows == 62138 ? 6u : 0u) << file;
  }
}

}  // namespace
}  // namespace relais::tables

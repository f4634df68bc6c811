#include "platform/tables/write_csv.hpp"

#include <gtest/gtest.h>

namespace relais::tables {
namespace {

std::string written(std::string_view cell) {
  std::string out;
  write_cell(cell, out);
  return out;
}

TEST(WriteCsv, quotes_where_it_must) {
  EXPECT_EQ(written("Vervins"), "Vervins");
  EXPECT_EQ(written("a,b"), "\"a,b\"");
  EXPECT_EQ(written("a\r\n\r\nb"), "\"a\r\n\r\nb\"");
  EXPECT_EQ(written("said \"no\""), "\"said \"\"no\"\"\"");
  EXPECT_EQ(written(""), "");
}

// Wherever a spreadsheet may see a cell begin, also one that separates by semicolons and meets a line of a quoted text.
TEST(WriteCsv, makes_a_text_of_what_would_be_a_formula) {
  EXPECT_EQ(written("=1+1"), "\"'=1+1\"");
  EXPECT_EQ(written("  @SUM(A1)"), "\"  '@SUM(A1)\"");
  EXPECT_EQ(written("\tx"), "\"'\tx\"");
  EXPECT_EQ(written("au guichet.\n=cmd|' /C calc'!A0\n"), "\"au guichet.\n'=cmd|' /C calc'!A0\n\"");
  EXPECT_EQ(written("a; \t+1\r-2"), "\"a; \t'+1\r'-2\"");
  EXPECT_EQ(written("-3.5"), "-3.5");
  EXPECT_EQ(written("2 - 1"), "2 - 1");
}

}  // namespace
}  // namespace relais::tables

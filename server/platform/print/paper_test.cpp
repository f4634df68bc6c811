#include "platform/print/paper.hpp"

#include <gmock/gmock.h>

namespace relais::print {
namespace {

using ::testing::HasSubstr;

std::size_t pages_of(std::string_view pdf) {
  std::size_t pages = 0;
  for (auto at = pdf.find("/Type /Page"); at != std::string_view::npos; at = pdf.find("/Type /Page", at + 1)) {
    pages += pdf.substr(at + 11, 1) == "s" ? 0 : 1;
  }
  return pages;
}

Table long_table(std::size_t rows) {
  auto table = Table{{{"Counter"}, {"Acts", 1, true}}, {}};
  for (std::size_t i = 0; i < rows; ++i) {
    table.rows.push_back({{"Vervins", "a sub-prefecture", true}, {std::to_string(i)}});
  }
  return table;
}

TEST(Paper, goes_on_with_the_next_page_and_says_its_language) {
  auto const table = long_table(100);
  auto const bytes =
      pdf({.title = "Acts", .footer = "Acts", .language = Language::kDe}, [&](Paper& paper) { paper.table(table); });
  EXPECT_GT(pages_of(bytes), 3u);
  EXPECT_THAT(bytes, HasSubstr("/Lang (de)"));
  EXPECT_THAT(bytes, HasSubstr("/StructTreeRoot"));
}

TEST(Paper, is_made_smaller_until_it_fits_one_page) {
  auto const table = long_table(60);
  auto const draw = [&](Paper& paper) { paper.table(table); };
  EXPECT_GT(pages_of(pdf({.title = "Acts"}, draw)), 1u);
  EXPECT_EQ(pages_of(pdf({.title = "Acts", .is_one_page = true}, draw)), 1u);
}

TEST(Paper, draws_a_course_with_gaps_breaks_and_nothing_at_all) {
  auto chart = Chart{"Acts by month", {}, {}, [](double value) { return std::to_string(value); }, "changed"};
  auto const drawn = [&] { return pdf({.title = "Acts"}, [&](Paper& paper) { paper.chart(chart); }); };
  EXPECT_EQ(pages_of(drawn()), 1u) << "no month at all";
  chart.points = {{"1", 0.5, 0.4, 0.6}, {"2", {}, {}, {}}, {"3", 0.7, {}, {}}, {"4", 0.2, 0.1, 0.3, true}};
  EXPECT_EQ(pages_of(drawn()), 1u);
  chart.points.assign(240, {"1", 3.0, 2.0, 4.0});
  EXPECT_EQ(pages_of(drawn()), 1u) << "twenty years";
}

TEST(Paper, takes_any_text) {
  auto const bytes = pdf({.title = "a\x01(b\\\n)"}, [](Paper& paper) {
    paper.heading(1, "\x02\x1b[31m<b>&amp;");
    paper.paragraph(std::string(5000, 'x'));
    paper.note("");
  });
  EXPECT_GT(pages_of(bytes), 0u);
}

}  // namespace
}  // namespace relais::print

#include "experiences/open_data.hpp"

#include <gmock/gmock.h>

#include "experiences/open_data_filter.hpp"
#include "platform/tables/write_csv.hpp"

namespace relais::experiences {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Date day(std::string_view text) {
  return TextForm<Date>::read(text).value();
}

Surroundings ardennes() {
  Surroundings around;
  around.place_name = [](std::string const& code) { return code == "08" ? "Ardennes" : "Grand Est"; };
  around.region = [](std::string const&) { return std::optional<std::string>{"R44"}; };
  return around;
}

OpenDataRow told(TraitDetail detail) {
  auto const theme = Service{NetworkId{"fr"}, ServiceCode{"family"}, {}, "Famille", "Family", "", "", "", {}};
  auto caf = theme;
  caf.code = ServiceCode{"caf"};
  caf.parent_code = theme.code;
  caf.name_fr = "Allocations familiales";
  OpenDataRow row;
  row.network = NetworkId{"fr"};
  put_traits({day("2026-11-27"), "08", ServiceCode{"caf"}, ToldBy::kPaper, UsedChannel::kLetter}, detail, ardennes(),
             ServiceTree{{theme, caf}}, row);
  return row;
}

TEST(OpenDataOfStories, tells_as_closely_as_the_detail_allows) {
  auto const close = told(TraitDetail::kMonthDepartment);
  EXPECT_EQ(close.month, "2026-11");
  EXPECT_EQ(close.quarter, "2026-Q4");
  EXPECT_EQ(close.department_name, "Ardennes");
  EXPECT_EQ(close.region, "R44");
  EXPECT_EQ(close.service_name, "Allocations familiales");
  EXPECT_EQ(close.channel, ToldBy::kPaper);

  auto const wider = told(TraitDetail::kQuarterDepartment);
  EXPECT_EQ(wider.month, std::nullopt);
  EXPECT_EQ(wider.quarter, "2026-Q4");
  EXPECT_EQ(wider.department, "08");

  auto const widest = told(TraitDetail::kQuarterRegion);
  EXPECT_EQ(widest.month, std::nullopt);
  EXPECT_EQ(widest.department, std::nullopt);
  EXPECT_EQ(widest.department_name, std::nullopt);
  EXPECT_EQ(widest.region_name, "Grand Est");
  EXPECT_EQ(widest.used_channel, UsedChannel::kLetter);
}

TEST(OpenDataOfStories, what_is_hidden_is_in_no_column) {
  OpenDataRow nothing;
  nothing.network = NetworkId{"fr"};
  std::string of_nothing;
  std::string of_hidden;
  tables::write_csv_row(nothing, of_nothing);
  tables::write_csv_row(told(TraitDetail::kHidden), of_hidden);
  EXPECT_EQ(of_hidden, of_nothing);
}

constexpr std::string_view kFile =
    "id,month,quarter,department,service,text\r\n"
    "1,2026-11,2026-Q4,08,caf,\"two\r\nlines, \"\"quoted\"\"\"\r\n"
    "2,,2026-Q4,08,cpam,plain\r\n"
    "3,,,,,\"08,caf\"\r\n"
    "4,2026-12,2026-Q4,51,caf,last\r\n";

std::vector<std::string> found(OpenDataFilter const& filter) {
  std::vector<std::string> ids;
  auto is_head = true;
  filter_open_data(kFile, filter, [&](std::string_view record) {
    EXPECT_NE(kFile.find(record), std::string_view::npos);
    EXPECT_TRUE(record.ends_with("\r\n"));
    if (!std::exchange(is_head, false)) {
      ids.emplace_back(record.substr(0, 1));
    }
  });
  return ids;
}

TEST(OpenDataFilter, takes_the_lines_whose_cells_fit) {
  EXPECT_THAT(found({}), ElementsAre("1", "2", "3", "4"));
  EXPECT_THAT(found({{{"department", {"08"}}}, {}, {}}), ElementsAre("1", "2"));
  EXPECT_THAT(found({{{"service", {"caf", "ants"}}}, {}, {}}), ElementsAre("1", "4"));
  EXPECT_THAT(found({{{"service", {"caf"}}, {"department", {"51"}}}, {}, {}}), ElementsAre("4"));
  EXPECT_THAT(found({{{"text", {"lines,"}, true}}, {}, {}}), IsEmpty()) << "no part of a word, nor of a quoted cell";
  EXPECT_THAT(found({{{"text", {"last", "plain"}, true}}, {}, {}}), ElementsAre("2", "4"));
  EXPECT_THAT(found({{{"no_such_column", {"caf"}}}, {}, {}}), IsEmpty());
}

TEST(OpenDataFilter, a_period_takes_what_lies_within_it_whole) {
  EXPECT_THAT(found({{}, day("2026-11-01"), day("2026-11-30")}), ElementsAre("1"));
  EXPECT_THAT(found({{}, day("2026-11-02"), {}}), ElementsAre("4")) << "a part of November is not told apart";
  EXPECT_THAT(found({{}, day("2026-10-01"), day("2026-12-31")}), ElementsAre("1", "2", "4"));
  EXPECT_THAT(found({{}, {}, day("2026-12-30")}), ElementsAre("1"));
}

TEST(OpenDataFilter, a_file_cut_off_is_read_to_its_end) {
  auto count = 0;
  filter_open_data("id\r\n\"1", {}, [&](std::string_view) { ++count; });
  EXPECT_EQ(count, 2);
}

}  // namespace
}  // namespace relais::experiences

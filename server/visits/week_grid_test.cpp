#include "visits/week_grid.hpp"

#include <map>
#include <set>

#include <gmock/gmock.h>

namespace relais::visits {
namespace {

std::string week(std::string_view day) {
  return TextForm<IsoWeek>::write(week_of(TextForm<Date>::read(day).value()));
}

// ISO 8601's own examples, and years of fifty-three weeks.
TEST(IsoWeeks, begin_on_monday_and_belong_to_the_year_of_their_thursday) {
  EXPECT_EQ(week("2026-11-26"), "2026-W48");
  EXPECT_EQ(week("2008-12-29"), "2009-W01");
  EXPECT_EQ(week("2008-12-28"), "2008-W52");
  EXPECT_EQ(week("2010-01-03"), "2009-W53");
  EXPECT_EQ(week("2021-01-04"), "2021-W01");
  EXPECT_EQ(TextForm<IsoWeek>::read("2009-W53")->monday, TextForm<Date>::read("2009-12-28").value());
}

TEST(IsoWeeks, are_read_as_they_are_written) {
  for (auto const& text : {"2026-W01", "2026-W53", "2020-W53"}) {
    auto const read = TextForm<IsoWeek>::read(text);
    ASSERT_TRUE(read) << text;
    EXPECT_EQ(TextForm<IsoWeek>::write(*read), text);
  }
  for (auto const& text : {"2025-W53", "2026-W00", "2026-W60", "2026-48", "2026-W4", "2026-W4x", "", "26-W48"}) {
    EXPECT_FALSE(TextForm<IsoWeek>::read(text)) << text;
  }
}

TEST(Grid, every_kind_of_service_counts_in_one_row_and_every_row_has_some) {
  std::map<GridRow, int> kinds;
  for (auto const& entry : TextForm<ServiceKind>::entries()) {
    ++kinds[row_of(entry.value)];
  }
  EXPECT_EQ(TextForm<ServiceKind>::entries().size(), 13);
  EXPECT_EQ(kinds, (std::map<GridRow, int>{{GridRow::kInformation, 3},
                                           {GridRow::kDocuments, 2},
                                           {GridRow::kOnlineServices, 3},
                                           {GridRow::kFiles, 1},
                                           {GridRow::kContactWithBody, 3},
                                           {GridRow::kDigitalHelp, 1}}));
}

TEST(Outcomes, each_counts_in_one_group) {
  std::map<OutcomeGroup, std::set<std::string>> groups;
  for (auto const& entry : TextForm<Outcome>::entries()) {
    groups[group_of(entry.value)].insert(entry.text);
  }
  using Set = std::set<std::string>;
  EXPECT_EQ(groups[OutcomeGroup::kResolved], (Set{"resolved", "information_only"}));
  EXPECT_EQ(groups[OutcomeGroup::kUnderWay], (Set{"awaiting_document", "awaiting_partner", "appointment_set"}));
  EXPECT_EQ(groups[OutcomeGroup::kReoriented], (Set{"reoriented"}));
  EXPECT_EQ(groups[OutcomeGroup::kNotDone], (Set{"not_possible", "abandoned"}));
}

}  // namespace
}  // namespace relais::visits

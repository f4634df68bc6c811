#include "network/edition.hpp"

#include <gtest/gtest.h>

#include "network/directory_store.hpp"
#include "network/edition_models.hpp"
#include "platform/json/write.hpp"

namespace relais::network {
namespace {

using std::chrono::year;

Counter listed() {
  auto counter = Counter{};
  counter.network_id = {"fr"};
  counter.id = {"fs-1"};
  counter.name = "Un guichet";
  counter.hours = "Mo-Fr 09:00-12:00";
  counter.hours_text = "lundi au vendredi";
  counter.telephone = "+33323000000";
  return counter;
}

constexpr Date kToday = year{2026} / 11 / 26;

TEST(Edition, changes_what_it_says_and_nothing_else) {
  auto counter = listed();
  lay_over({}, kToday, counter, {});
  EXPECT_EQ(counter, listed());

  auto edition = CounterEdition{};
  edition.hours = "Tu 10:00-12:00";
  lay_over(edition, kToday, counter, {});
  EXPECT_EQ(counter.hours, "Tu 10:00-12:00");
  EXPECT_EQ(counter.hours_text, std::nullopt) << "the list's words are of other hours";
  EXPECT_EQ(counter.telephone, listed().telephone);
}

TEST(Edition, says_with_an_empty_text_that_there_is_none) {
  auto counter = listed();
  auto edition = CounterEdition{};
  edition.telephone = "";
  lay_over(edition, kToday, counter, {});
  EXPECT_EQ(counter.telephone, std::nullopt);
}

TEST(Edition, closes_the_hours_of_a_counter_and_of_its_stops_until_a_closure_is_over) {
  auto edition = CounterEdition{};
  edition.closures = {{year{2026} / 11 / 1, year{2026} / 11 / 2, "over"},
                      {year{2026} / 12 / 24, year{2026} / 12 / 26, "works"},
                      {year{2026} / 12 / 31, year{2026} / 12 / 31, "feast"}};
  auto counter = listed();
  auto stop = Stop{};
  stop.hours = "We 14:00-16:00";
  lay_over(edition, kToday, counter, {&stop});
  auto const closed = R"(; 2026 Dec 24-2026 Dec 26 off "works"; 2026 Dec 31 off "feast")";
  EXPECT_EQ(counter.hours, std::string{"Mo-Fr 09:00-12:00"} + closed);
  EXPECT_EQ(stop.hours, std::string{"We 14:00-16:00"} + closed);
}

TEST(Edition, of_which_the_document_cannot_be_read_leaves_the_list_as_it_is) {
  auto rows = DirectoryRows{};
  rows.counters = {listed()};
  auto row = EditionRow{};
  row.network_id = {"fr"};
  row.object_id = "fs-1";
  row.document = R"({"hours": "Tu 10:00-12:00", "of_a_later_version": 1})";
  rows.editions = {row};
  auto const shown = published(std::move(rows), kToday);
  EXPECT_EQ(shown.counters.front(), listed());
  EXPECT_TRUE(shown.particulars.empty());
}

TEST(Edition, of_another_networks_counter_is_not_taken) {
  auto rows = DirectoryRows{};
  rows.counters = {listed()};
  auto row = EditionRow{};
  row.network_id = {"be"};
  row.object_id = "fs-1";
  row.document = R"({"hours": "Tu 10:00-12:00"})";
  rows.editions = {row};
  EXPECT_EQ(published(std::move(rows), kToday).counters.front().hours, listed().hours);
}

TEST(Unstaffed, are_the_parts_of_the_week_that_no_slot_covers) {
  auto week = ShownWeek{};
  week.days = std::vector<std::vector<DaySpan>>(7);
  week.days[0] = {{"09:00", "12:00"}, {"13:30", "17:00"}};
  week.days[1] = {{"09:00", "12:00"}};
  EXPECT_EQ(unstaffed(week, {}), std::vector<UnstaffedSpan>{}) << "nothing is said of the team";
  auto const monday = DayOfWeek::kMonday;
  auto const slots = std::vector<StaffedSlot>{{monday, "10:00", "14:00", 2}, {monday, "13:00", "16:30", 1}};
  EXPECT_EQ(unstaffed(week, slots),
            (std::vector<UnstaffedSpan>{
                {monday, "09:00", "10:00"}, {monday, "16:30", "17:00"}, {DayOfWeek::kTuesday, "09:00", "12:00"}}));
}

TEST(SheetEdition, goes_into_the_rows_and_back) {
  auto edition = SheetEdition{};
  edition.official_url = "https://www.caf.fr/page";
  edition.channels = {Channel::kOnline, Channel::kPhone};
  edition.texts = {{Language::kFr, "quoi", "qui", {"un", "deux"}, {}, "vers", {"papier"}}};
  auto rows = DirectoryRows{};
  auto row = EditionRow{};
  row.network_id = {"fr"};
  row.kind = EditionKind::kProcedure;
  row.object_id = "caf.declare_income";
  row.document = json::write(edition);
  row.organisation = "Cnaf";
  rows.editions = {row};
  auto const shown = published(std::move(rows), kToday);
  ASSERT_EQ(shown.sheets.size(), 1u);
  EXPECT_EQ(shown.sheets.front().source, "Cnaf");
  EXPECT_EQ(edition_of(shown.sheets.front(), shown.sheet_texts), edition);
}

}  // namespace
}  // namespace relais::network

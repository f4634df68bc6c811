#include "indicators/scheduled_report.hpp"

#include <gmock/gmock.h>

namespace relais::indicators {
namespace {

using namespace std::chrono;

NetworkCalendar in_france() {
  return {TimeZone::named("Europe/Paris").value(), hours::PublicHolidays::at({"FR", ""})};
}

Instant at(std::string_view text) {
  return TextForm<Instant>::read(text).value();
}

TEST(ScheduledReport, is_sent_on_the_first_monday_or_the_first_working_day) {
  auto const calendar = in_france();
  EXPECT_EQ(day_of_sending(Rhythm::kFirstMonday, 2026y / December, calendar), 2026y / 12 / 7);
  EXPECT_EQ(day_of_sending(Rhythm::kFirstWorkingDay, 2026y / December, calendar), 2026y / 12 / 1);
  EXPECT_EQ(day_of_sending(Rhythm::kFirstWorkingDay, 2026y / November, calendar), 2026y / 11 / 2)
      << "All Saints, a Sunday";
  EXPECT_EQ(day_of_sending(Rhythm::kFirstWorkingDay, 2027y / January, calendar), 2027y / 1 / 4)
      << "New Year's Day, a Friday";
}

TEST(ScheduledReport, a_first_monday_that_is_a_holiday_gives_way) {
  EXPECT_EQ(day_of_sending(Rhythm::kFirstMonday, 2026y / April, in_france()), 2026y / 4 / 7) << "Easter Monday";
  EXPECT_EQ(day_of_sending(Rhythm::kFirstMonday, 2026y / April, {in_france().zone, {}}), 2026y / 4 / 6)
      << "where holidays are not known";
}

TEST(ScheduledReport, is_due_by_the_wall_clock_in_summer_as_in_winter) {
  auto const calendar = in_france();
  EXPECT_EQ(next_due(Rhythm::kFirstMonday, 8, calendar, at("2026-06-20T12:00:00Z")).at, at("2026-07-06T06:00:00Z"));
  EXPECT_EQ(next_due(Rhythm::kFirstMonday, 8, calendar, at("2026-11-20T12:00:00Z")).at, at("2026-12-07T07:00:00Z"));
}

TEST(ScheduledReport, tells_of_the_month_before_and_after_a_long_absence_of_the_last_one_alone) {
  auto const calendar = in_france();
  auto const latest = [&](std::string_view now) { return latest_due(Rhythm::kFirstMonday, 8, calendar, at(now)); };
  EXPECT_EQ(latest("2026-12-07T06:59:59Z").month, 2026y / October) << "not yet eight o'clock";
  EXPECT_EQ(latest("2026-12-07T07:00:00Z").month, 2026y / November);
  EXPECT_EQ(latest("2027-01-04T06:00:00Z").month, 2026y / November);
  EXPECT_EQ(next_due(Rhythm::kFirstMonday, 8, calendar, at("2026-12-07T07:00:00Z")).at, at("2027-01-04T07:00:00Z"));
}

TEST(ScheduledReport, knows_the_month_by_the_wall_clock_where_it_is_not_that_of_greenwich) {
  auto const calendar = NetworkCalendar{TimeZone::named("Pacific/Noumea").value(), {}};
  EXPECT_EQ(next_due(Rhythm::kFirstWorkingDay, 6, calendar, at("2026-11-30T18:00:00Z")).at, at("2026-11-30T19:00:00Z"));
}

}  // namespace
}  // namespace relais::indicators

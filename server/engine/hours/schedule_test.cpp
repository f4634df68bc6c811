#include "engine/hours/schedule.hpp"

#include <gtest/gtest.h>

#include "engine/hours/parse.hpp"

namespace relais::hours {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;

Day day(int year, unsigned month, unsigned d) {
  return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{d}};
}

LocalMinute at(Day d, int hour, int minute = 0) {
  return LocalMinute{d} + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

Calendar ardennes() {
  return {PublicHolidays::at({"FR", "08"}), std::nullopt};
}

Calendar ardennes_with_school() {
  auto school = SchoolHolidays{{{day(2024, 2, 24), day(2024, 3, 10)}}, {day(2024, 1, 1), day(2024, 6, 30)}};
  return {PublicHolidays::at({"FR", "08"}), std::move(school)};
}

Schedule schedule(std::string_view text, Calendar calendar = ardennes()) {
  return Schedule::compile(std::get<Rules>(parse(text)), std::move(calendar), day(2024, 1, 1), day(2025, 1, 1));
}

// Monday 5 August 2024 begins an ordinary week.
Day const kMonday = day(2024, 8, 5);

TEST(Schedule, opens_and_closes_on_the_minute) {
  auto const hours = schedule("Mo-Fr 08:45-12:00,13:30-16:00");
  EXPECT_EQ(hours.state_at(at(kMonday, 8, 44)), State::kClosed);
  EXPECT_EQ(hours.state_at(at(kMonday, 8, 45)), State::kOpen);
  EXPECT_EQ(hours.state_at(at(kMonday, 11, 59)), State::kOpen);
  EXPECT_EQ(hours.state_at(at(kMonday, 12, 0)), State::kClosed);
  EXPECT_EQ(hours.state_at(at(kMonday + days{5}, 10)), State::kClosed);
}

TEST(Schedule, a_later_rule_replaces_the_day_and_off_takes_its_time_away) {
  EXPECT_EQ(schedule("Tu-Su 10:00-17:00; We 14:00-20:00").state_at(at(kMonday + days{2}, 10)), State::kClosed);
  EXPECT_EQ(schedule("Mo 08:00-12:00, Mo 14:00-18:00").state_at(at(kMonday, 10)), State::kOpen);
  auto const hours = schedule("08:00-18:00; 12:00-14:00 off");
  EXPECT_EQ(hours.state_at(at(kMonday, 13)), State::kClosed);
  EXPECT_EQ(hours.state_at(at(kMonday, 14)), State::kOpen);
}

TEST(Schedule, the_night_belongs_to_the_day_on_which_it_began) {
  auto const hours = schedule("Fr-Sa 18:00-02:00");
  auto const sunday = kMonday + days{6};
  EXPECT_EQ(hours.state_at(at(sunday, 1, 59)), State::kOpen);
  EXPECT_EQ(hours.state_at(at(sunday, 2)), State::kClosed);
  EXPECT_EQ(hours.spans_on(sunday), (std::vector<ShownSpan>{}));
  EXPECT_EQ(hours.spans_on(sunday - days{1}), (std::vector<ShownSpan>{{18 * 60, 26 * 60, State::kOpen, ""}}));
  EXPECT_EQ(hours.weekly_minutes(), 16 * 60);
  EXPECT_EQ(hours.open_days(), 2);
}

TEST(Schedule, always_open_is_seven_days_of_24_hours) {
  auto const hours = schedule("24/7");
  EXPECT_EQ(hours.spans_on(kMonday), (std::vector<ShownSpan>{{0, 24 * 60, State::kOpen, ""}}));
  EXPECT_EQ(hours.weekly_minutes(), 7 * 24 * 60);
  EXPECT_EQ(hours.next_change(at(kMonday, 0), at(kMonday + days{400}, 0)), std::nullopt);
}

TEST(Schedule, an_open_end_is_not_known_rather_than_open) {
  auto const hours = schedule("Mo 10:00-12:00,14:00+");
  EXPECT_EQ(hours.state_at(at(kMonday, 11)), State::kOpen);
  EXPECT_EQ(hours.state_at(at(kMonday, 15)), State::kNotKnown);
  EXPECT_EQ(hours.weekly_minutes(), 120);
}

TEST(Schedule, public_holidays_close) {
  auto const hours = schedule("Mo-Fr 09:00-17:00; PH off");
  EXPECT_EQ(hours.state_at(at(day(2024, 8, 15), 10)), State::kClosed);
  EXPECT_EQ(hours.state_at(at(day(2024, 8, 14), 10)), State::kOpen);
  EXPECT_EQ(hours.weekly_minutes(), 40 * 60);  // of the ordinary week
}

TEST(Schedule, holidays_combine_with_weekdays) {
  auto const christmas = day(2024, 12, 25);  // a Wednesday
  EXPECT_EQ(schedule("PH Mo-Fr 10:00-12:00").state_at(at(christmas, 10)), State::kOpen);
  EXPECT_EQ(schedule("PH Sa-Su 10:00-12:00").state_at(at(christmas, 10)), State::kClosed);
  EXPECT_EQ(schedule("Sa,PH 10:00-12:00").state_at(at(christmas, 10)), State::kOpen);
  EXPECT_EQ(schedule("PH +1 day 10:00-12:00").state_at(at(christmas + days{1}, 10)), State::kOpen);
}

TEST(Schedule, without_public_holidays_what_depends_on_them_is_not_known) {
  auto const hours = schedule("Mo-Fr 09:00-17:00; PH off", Calendar{});
  EXPECT_EQ(hours.state_at(at(kMonday, 10)), State::kNotKnown);
  EXPECT_EQ(hours.state_at(at(kMonday, 8)), State::kClosed);  // in any case
}

TEST(Schedule, school_holidays_follow_the_calendar) {
  auto const hours = schedule("Mo-Fr 09:00-17:00; SH Mo-Fr 10:00-12:00", ardennes_with_school());
  EXPECT_EQ(hours.state_at(at(day(2024, 2, 26), 15)), State::kClosed);
  EXPECT_EQ(hours.state_at(at(day(2024, 2, 26), 11)), State::kOpen);
  EXPECT_EQ(hours.state_at(at(day(2024, 3, 11), 15)), State::kOpen);
}

TEST(Schedule, without_a_school_calendar_what_depends_on_it_is_not_known_and_never_open) {
  auto const only_then = schedule("SH Mo-Fr 10:00-12:00");
  EXPECT_EQ(only_then.state_at(at(kMonday, 11)), State::kNotKnown);
  EXPECT_EQ(only_then.weekly_minutes(), 0);
  auto const other_hours = schedule("Mo-Fr 09:00-17:00; SH Mo-Fr 10:00-12:00");
  EXPECT_EQ(other_hours.state_at(at(kMonday, 9, 30)), State::kNotKnown);
  EXPECT_EQ(other_hours.state_at(at(kMonday, 11)), State::kOpen);  // with or without school
  EXPECT_EQ(other_hours.state_at(at(kMonday, 18)), State::kClosed);
  EXPECT_EQ(other_hours.state_at(at(kMonday + days{5}, 11)), State::kClosed);
}

TEST(Schedule, past_the_end_of_the_school_calendar_nothing_is_known) {
  auto const hours = schedule("Mo-Fr 09:00-17:00; SH off", ardennes_with_school());
  EXPECT_EQ(hours.state_at(at(day(2024, 6, 28), 10)), State::kOpen);
  EXPECT_EQ(hours.state_at(at(day(2024, 7, 1), 10)), State::kNotKnown);
}

TEST(Schedule, the_eve_may_be_known_when_the_day_is_not) {
  auto const hours = schedule("SH 20:00-02:00", ardennes_with_school());
  EXPECT_EQ(hours.state_at(at(day(2024, 7, 1), 1)), State::kClosed);  // 30 June was no holiday
  EXPECT_EQ(hours.state_at(at(day(2024, 7, 1), 21)), State::kNotKnown);
  EXPECT_EQ(hours.state_at(at(day(2024, 7, 2), 1)), State::kNotKnown);
}

TEST(Schedule, fortnightly_rounds_follow_iso_weeks) {
  auto const hours = schedule("week 01-53/2 Mo 09:30-12:30; PH off");
  EXPECT_EQ(hours.state_at(at(kMonday, 10)), State::kClosed);          // week 32
  EXPECT_EQ(hours.state_at(at(kMonday + days{7}, 10)), State::kOpen);  // week 33
  EXPECT_EQ(hours.state_at(at(day(2024, 12, 30), 10)), State::kOpen);  // week 1 of 2025
  EXPECT_EQ(hours.state_at(at(day(2026, 12, 28), 10)), State::kOpen);  // week 53
  EXPECT_EQ(hours.state_at(at(day(2027, 1, 4), 10)), State::kOpen);    // and week 1 follows
}

TEST(Schedule, counts_weekdays_of_the_month_from_both_ends) {
  auto const hours = schedule("Tu[1,3] 09:00-12:00; Sa[-1] 09:00-12:00; Su[1] +1 day 14:00-16:00");
  EXPECT_EQ(hours.state_at(at(day(2024, 8, 6), 10)), State::kOpen);
  EXPECT_EQ(hours.state_at(at(day(2024, 8, 13), 10)), State::kClosed);
  EXPECT_EQ(hours.state_at(at(day(2024, 8, 31), 10)), State::kOpen);
  EXPECT_EQ(hours.state_at(at(day(2024, 9, 2), 15)), State::kOpen);  // the day after Sunday 1 September
}

TEST(Schedule, ranges_run_over_the_new_year) {
  auto const hours = schedule("Dec 20-Jan 05 off; Oct-Mar 10:00-12:00; Dec 20-Jan 05 off");
  EXPECT_EQ(hours.state_at(at(day(2025, 1, 5), 11)), State::kClosed);
  EXPECT_EQ(hours.state_at(at(day(2025, 1, 6), 11)), State::kOpen);
  EXPECT_EQ(hours.state_at(at(day(2025, 4, 1), 11)), State::kClosed);
}

TEST(Schedule, leap_days_exist_when_they_do) {
  auto const hours = schedule("Feb 29 10:00-12:00; Feb 20-29 14:00-16:00");
  EXPECT_EQ(hours.state_at(at(day(2023, 3, 1), 10)), State::kClosed);
  EXPECT_EQ(hours.state_at(at(day(2023, 2, 28), 15)), State::kOpen);
  EXPECT_EQ(hours.state_at(at(day(2023, 3, 1), 15)), State::kClosed);
  EXPECT_EQ(hours.state_at(at(day(2024, 2, 29), 15)), State::kOpen);
}

TEST(Schedule, a_fallback_fills_what_is_closed) {
  auto const hours = schedule("Mo 10:00-12:00 || \"please call\"");
  EXPECT_EQ(hours.state_at(at(kMonday, 11)), State::kOpen);
  EXPECT_EQ(hours.comment_at(at(kMonday, 11)), "");
  EXPECT_EQ(hours.state_at(at(kMonday, 13)), State::kNotKnown);
  EXPECT_EQ(hours.comment_at(at(kMonday, 13)), "please call");
}

TEST(Schedule, comments_belong_to_their_rule) {
  auto const hours = schedule("Mo 12:00-14:00 open \"bus\", Mo 14:00-16:00 open \"mairie\"");
  EXPECT_EQ(hours.comment_at(at(kMonday, 13)), "bus");
  EXPECT_EQ(hours.comment_at(at(kMonday, 14)), "mairie");
  EXPECT_EQ(hours.comment_at(at(kMonday, 17)), "");
  EXPECT_EQ(hours.spans_on(kMonday), (std::vector<ShownSpan>{{12 * 60, 14 * 60, State::kOpen, "bus"},
                                                             {14 * 60, 16 * 60, State::kOpen, "mairie"}}));
}

TEST(Schedule, the_next_change_is_of_state_not_of_comment) {
  auto const hours = schedule("Mo 12:00-14:00 open \"bus\", Mo 14:00-16:00 open \"mairie\"");
  auto const limit = at(kMonday + days{14}, 0);
  EXPECT_EQ(hours.next_change(at(kMonday, 12, 30), limit), (Change{at(kMonday, 16), State::kClosed}));
  EXPECT_EQ(hours.next_change(at(kMonday, 16), limit), (Change{at(kMonday + days{7}, 12), State::kOpen}));
  EXPECT_EQ(hours.next_change(at(kMonday, 16), at(kMonday + days{7}, 11, 59)), std::nullopt);
  EXPECT_EQ(hours.next_change(at(kMonday, 11, 59), at(kMonday, 12)), (Change{at(kMonday, 12), State::kOpen}));
}

TEST(Schedule, the_next_change_may_be_months_away_and_past_the_window) {
  auto const hours = schedule("Apr-Sep Mo-Fr 10:00-12:00");
  EXPECT_EQ(hours.next_change(at(day(2024, 9, 30), 12), at(day(2026, 1, 1), 0)),
            (Change{at(day(2025, 4, 1), 10), State::kOpen}));
}

TEST(Schedule, midnight_is_no_change_of_its_own) {
  auto const hours = schedule("Fr 20:00-24:00; Sa 00:00-04:00");
  auto const friday = kMonday + days{4};
  EXPECT_EQ(hours.next_change(at(friday, 22), at(friday + days{2}, 0)), (Change{at(friday, 28), State::kClosed}));
}

TEST(Schedule, clock_changes_do_not_move_the_wall_clock) {
  auto const hours = schedule("Sa 22:00-03:00; Su 10:00-12:00; PH off");
  for (auto const sunday : {day(2024, 3, 31), day(2024, 10, 27)}) {
    EXPECT_EQ(hours.state_at(at(sunday, 2, 30)), State::kClosed);  // Sunday's own rule replaces the night
    EXPECT_EQ(hours.state_at(at(sunday, 10)), State::kOpen);
    EXPECT_EQ(hours.state_at(at(sunday, 12)), State::kClosed);
  }
  auto const nights = schedule("Sa 22:00-03:00");
  EXPECT_EQ(nights.state_at(at(day(2024, 3, 31), 1, 59)), State::kOpen);
  EXPECT_EQ(nights.state_at(at(day(2024, 3, 31), 3)), State::kClosed);
  EXPECT_EQ(nights.state_at(at(day(2024, 10, 27), 2, 59)), State::kOpen);
}

TEST(Schedule, a_day_outside_the_window_has_the_same_answer) {
  auto const text = "Mo-Fr 09:00-12:00; PH off; week 02-52/2 We 14:00-18:00; Dec 24 09:00-10:00; Sa[2] 20:00-01:00";
  auto const rules = std::get<Rules>(parse(text));
  auto const inside = Schedule::compile(rules, ardennes(), day(2024, 1, 1), day(2026, 1, 1));
  auto const outside = Schedule::compile(rules, ardennes(), day(2030, 1, 1), day(2030, 1, 1));
  int open = 0;
  for (auto minute = at(day(2024, 1, 1), 0); minute < at(day(2026, 1, 1), 0); minute += 17min) {
    ASSERT_EQ(inside.state_at(minute), outside.state_at(minute));
    open += inside.state_at(minute) == State::kOpen ? 1 : 0;
  }
  EXPECT_GT(open, 0);
}

TEST(Schedule, the_next_change_is_where_the_state_first_differs) {
  auto const hours =
      schedule("Mo-Fr 09:00-12:00,13:30-17:00; We 22:00-02:00; PH off; SH 10:00-11:00", ardennes_with_school());
  auto const end = at(day(2024, 6, 1), 0);
  auto expected = hours.next_change(at(day(2024, 1, 1), 0), end);
  auto before = hours.state_at(at(day(2024, 1, 1), 0));
  int changes = 0;
  for (auto minute = at(day(2024, 1, 1), 0) + 1min; minute < end; minute += 1min) {
    auto const now = hours.state_at(minute);
    if (now != before) {
      ASSERT_EQ(expected, (Change{minute, now}));
      expected = hours.next_change(minute, end);
      ++changes;
    }
    before = now;
  }
  EXPECT_GT(changes, 300);
}

TEST(Schedule, the_ordinary_week_ignores_holidays_and_dated_exceptions) {
  auto const hours = schedule("Mo-Fr 08:45-12:00,13:30-16:00; PH off; 2024 Aug 05-30 off");
  EXPECT_EQ(hours.weekly_minutes(), 28 * 60 + 45);
  EXPECT_EQ(hours.open_days(), 5);
  auto const week = hours.ordinary_week();
  EXPECT_EQ(week[0], (std::vector<ShownSpan>{{525, 720, State::kOpen, ""}, {810, 960, State::kOpen, ""}}));
  EXPECT_TRUE(week[6].empty());
  EXPECT_TRUE(hours.spans_on(kMonday).empty());
}

TEST(Schedule, what_happens_in_few_weeks_is_not_of_the_ordinary_week) {
  auto const hours = schedule("We 09:00-12:00; week 01-53/2 Mo 09:30-12:30; Tu[1] 14:00-16:00; PH off");
  EXPECT_EQ(hours.weekly_minutes(), 180);
  EXPECT_EQ(hours.open_days(), 1);
  EXPECT_EQ(hours.spans_on(kMonday + days{7}), (std::vector<ShownSpan>{{570, 750, State::kOpen, ""}}));
}

}  // namespace
}  // namespace relais::hours

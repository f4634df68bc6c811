#include "engine/hours/parse.hpp"

#include <string>

#include <gtest/gtest.h>

namespace relais::hours {
namespace {

Rules rules_of(std::string_view text) {
  auto parsed = parse(text);
  if (auto const* refusal = std::get_if<Refusal>(&parsed)) {
    ADD_FAILURE() << text << ": " << refusal->code << " at " << refusal->position;
    return {};
  }
  return std::get<Rules>(std::move(parsed));
}

std::string refusal_of(std::string_view text) {
  auto const parsed = parse(text);
  auto const* refusal = std::get_if<Refusal>(&parsed);
  return refusal == nullptr ? "read" : std::to_string(refusal->position) + " " + refusal->code;
}

TEST(Parse, separates_rules_by_what_joins_them) {
  auto const rules = rules_of("Mo-Fr 09:00-12:00, We 14:00-18:00; Su off || unknown \"call\"");
  ASSERT_EQ(rules.size(), 4u);
  EXPECT_FALSE(rules[0].adds);
  EXPECT_TRUE(rules[1].adds);
  EXPECT_FALSE(rules[2].adds);
  EXPECT_EQ(rules[2].state, State::kClosed);
  EXPECT_TRUE(rules[3].fills_gaps);
  EXPECT_EQ(rules[3].comment, "call");
}

TEST(Parse, reads_times_past_midnight_as_one_span) {
  auto const spans = rules_of("Fr 22:00-02:00,20:00-26:00,12:00-24:00,10:00-10:00").front().spans;
  ASSERT_EQ(spans.size(), 4u);
  EXPECT_EQ(spans[0].to, 26 * 60);
  EXPECT_EQ(spans[1].to, 26 * 60);
  EXPECT_EQ(spans[2].to, 24 * 60);
  EXPECT_EQ(spans[3].to, 34 * 60);
}

TEST(Parse, guesses_the_end_of_an_open_end_by_the_hour) {
  EXPECT_EQ(rules_of("10:00+").front().spans.front().to, 24 * 60);
  EXPECT_EQ(rules_of("17:00+").front().spans.front().to, 27 * 60);
  EXPECT_EQ(rules_of("22:00+").front().spans.front().to, 30 * 60);
}

TEST(Parse, forgives_what_people_write) {
  for (std::string_view const text :
       {"mo-sa 8:30-20:00", "Mo–Fr 09.00–12.00", "Mo-Fr 9h30-12h", "Mo. 10:00-12:00", "Monday-fri 09-18",
        "Mo-Fr 08:00-12:00 , 13:30-18:00 ;", "Sa, Su 10:00-12:00,", "Apr-Oct: Mo-Fr 10:00-18:00", " 24/7 ", "PH Off",
        "Mo 10:00-12:00 14:00-16:00", "mo12:00-14:00", "Mo\u00a009:00\u202f-\u00a012:00"}) {
    EXPECT_EQ(refusal_of(text), "read") << text;
  }
}

TEST(Parse, a_comment_alone_leaves_the_state_unsaid) {
  EXPECT_EQ(rules_of("Mo 10:00-12:00 \"by appointment\"").front().state, State::kNotKnown);
  EXPECT_EQ(rules_of("Mo 10:00-12:00 open \"bus\"").front().state, State::kOpen);
}

TEST(Parse, tells_a_date_from_a_month_and_a_time) {
  EXPECT_TRUE(std::holds_alternative<SingleDate>(rules_of("Dec 25 10:00-12:00").front().days[0][0]));
  EXPECT_TRUE(std::holds_alternative<MonthRange>(rules_of("Dec 10:00-12:00").front().days[0][0]));
  EXPECT_TRUE(std::holds_alternative<DateRange>(rules_of("Mar Su[-1]-Oct Su[-1] 10:00-12:00").front().days[0][0]));
  EXPECT_EQ(rules_of("Aug Su[-1] 10:00-12:00").front().days.size(), 2u);  // a month, and its last Sunday
  EXPECT_TRUE(std::holds_alternative<YearRange>(rules_of("2024 Mo 10:00-12:00").front().days[0][0]));
}

TEST(Parse, a_range_with_one_year_ends_on_its_next_occasion) {
  auto const year_of_end = [](std::string_view text) {
    return std::get<DateRange>(rules_of(text).front().days[0][0]).last.year;
  };
  EXPECT_EQ(year_of_end("2021 Mar 28-Apr 16 off"), 2021);
  EXPECT_EQ(year_of_end("2021 Dec 20-Jan 05 off"), 2022);
}

TEST(Parse, says_where_and_why_it_refuses) {
  EXPECT_EQ(refusal_of(""), "0 hours.empty");
  EXPECT_EQ(refusal_of(" ; "), "0 hours.empty");
  EXPECT_EQ(refusal_of("+423 232 48 18"), "0 hours.unexpected");
  EXPECT_EQ(refusal_of("Mo-Fr 09:00-12:00; sur rendez-vous"), "19 hours.unknown_word");
  EXPECT_EQ(refusal_of("Mo sunrise-sunset"), "3 hours.variable_time");
  EXPECT_EQ(refusal_of("Sa 10:00-12:00,14:00,17:00"), "15 hours.point_in_time");
  EXPECT_EQ(refusal_of("07:30-19:15+"), "11 hours.open_end");
  EXPECT_EQ(refusal_of("07:00+,12:00-16:00"), "7 hours.open_end");
  EXPECT_EQ(refusal_of("Mo 00:00+"), "3 hours.open_end");
  EXPECT_EQ(refusal_of("Mo 10:00-12:00 Tu 14:00-16:00"), "15 hours.repeated_selector");
  EXPECT_EQ(refusal_of("SH,PH Mo-Fr 10:00-12:00"), "6 hours.repeated_selector");
  EXPECT_EQ(refusal_of("Mo 10:75-12:00"), "6 hours.time_out_of_range");
  EXPECT_EQ(refusal_of("Mo 24:00-25:00"), "3 hours.time_out_of_range");
  EXPECT_EQ(refusal_of("Mo 23:00-48:30"), "3 hours.time_out_of_range");
  EXPECT_EQ(refusal_of("Feb 30 off"), "4 hours.date_out_of_range");
  EXPECT_EQ(refusal_of("Mo[6] 10:00-12:00"), "3 hours.date_out_of_range");
  EXPECT_EQ(refusal_of("week 54 off"), "5 hours.week_out_of_range");
  EXPECT_EQ(refusal_of("week 10-5 off"), "5 hours.range_reversed");
  EXPECT_EQ(refusal_of("2024 May 05-2024 Apr 05 off"), "0 hours.range_reversed");
  EXPECT_EQ(refusal_of("Mo 10:00-12:00 \"no end"), "15 hours.unexpected");
  EXPECT_EQ(refusal_of("Mo-Fr,"), "6 hours.unexpected");
  EXPECT_EQ(refusal_of("|| Mo"), "0 hours.unexpected");
  EXPECT_EQ(refusal_of(std::string(kMaxLength + 1, ' ')), std::to_string(kMaxLength) + " hours.too_long");
}

}  // namespace
}  // namespace relais::hours

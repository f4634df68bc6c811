#include "platform/i18n/format.hpp"

#include <gtest/gtest.h>

namespace relais::i18n {
namespace {

using namespace std::chrono_literals;

constexpr Date kFirstOfAugust{2024y, std::chrono::August, 1d};

TEST(Format, dates_as_each_language_writes_them) {
  EXPECT_EQ(date(Language::kFr, kFirstOfAugust), "1er\u00a0août 2024");
  EXPECT_EQ(date(Language::kFr, {2024y, std::chrono::August, 2d}), "2\u00a0août 2024");
  EXPECT_EQ(date(Language::kEn, kFirstOfAugust), "1\u00a0August 2024");
  EXPECT_EQ(date(Language::kNl, kFirstOfAugust), "1\u00a0augustus 2024");
  EXPECT_EQ(date(Language::kDe, kFirstOfAugust), "1.\u00a0August 2024");
}

TEST(Format, weekdays) {
  EXPECT_EQ(weekday(Language::kFr, std::chrono::Thursday), "jeudi");
  EXPECT_EQ(weekday(Language::kEn, std::chrono::Sunday), "Sunday");
  EXPECT_EQ(capitalised(Language::kFr, "échéance"), "Échéance");
  EXPECT_EQ(capitalised(Language::kFr, ""), "");
}

TEST(Format, times_of_the_clock) {
  EXPECT_EQ(time(17h), "17:00");
  EXPECT_EQ(time(9h + 5min), "09:05");
  EXPECT_EQ(time(26h), "02:00");
}

TEST(Format, numbers_in_groups) {
  EXPECT_EQ(number(Language::kFr, 2845), "2\u202f845");
  EXPECT_EQ(number(Language::kEn, 1234567), "1,234,567");
  EXPECT_EQ(number(Language::kDe, -1000), "−1.000");
  EXPECT_EQ(number(Language::kEn, 999), "999");
}

TEST(Format, distances_no_finer_than_they_are_known) {
  EXPECT_EQ(distance(Language::kFr, 3), "50\u00a0m");
  EXPECT_EQ(distance(Language::kFr, 430), "450\u00a0m");
  EXPECT_EQ(distance(Language::kFr, 980), "1,0\u00a0km");
  EXPECT_EQ(distance(Language::kFr, 4249), "4,2\u00a0km");
  EXPECT_EQ(distance(Language::kEn, 4251), "4.3\u00a0km");
  EXPECT_EQ(distance(Language::kEn, 9960), "10\u00a0km");
  EXPECT_EQ(distance(Language::kFr, 9'300'000), "9\u202f300\u00a0km");
}

}  // namespace
}  // namespace relais::i18n

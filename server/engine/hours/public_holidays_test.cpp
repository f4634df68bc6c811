#include "engine/hours/public_holidays.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "engine/hours/school_zone.hpp"

namespace relais::hours {
namespace {

Day day(int year, unsigned month, unsigned d) {
  return Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{d}};
}

std::string_view holiday(Place const& place, Day d) {
  return PublicHolidays::at(place)->on(d).value_or("none");
}

// Days of the given years that are holidays at the place.
std::set<Day> by_rule(Place const& place, int first_year, int last_year) {
  auto const holidays = PublicHolidays::at(place);
  std::set<Day> all;
  for (auto d = day(first_year, 1, 1); d <= day(last_year, 12, 31); d += std::chrono::days{1}) {
    if (holidays->on(d)) {
      all.insert(d);
    }
  }
  return all;
}

std::set<Day> listed(std::string const& path, std::string const& country) {
  std::set<Day> days;
  auto file = std::ifstream{path};
  for (std::string line; std::getline(file, line);) {
    int year = 0;
    unsigned month = 0;
    unsigned d = 0;
    if (line.starts_with(country + ",") && std::sscanf(line.c_str() + 3, "%d-%u-%u", &year, &month, &d) == 3) {
      days.insert(day(year, month, d));
    }
  }
  return days;
}

TEST(PublicHolidays, easter_falls_between_22_march_and_25_april) {
  EXPECT_EQ(easter(std::chrono::year{1818}), day(1818, 3, 22));
  EXPECT_EQ(easter(std::chrono::year{1943}), day(1943, 4, 25));
  EXPECT_EQ(easter(std::chrono::year{1954}), day(1954, 4, 18));
  EXPECT_EQ(easter(std::chrono::year{1981}), day(1981, 4, 19));
  EXPECT_EQ(easter(std::chrono::year{2000}), day(2000, 4, 23));
  EXPECT_EQ(easter(std::chrono::year{2024}), day(2024, 3, 31));
  EXPECT_EQ(easter(std::chrono::year{2025}), day(2025, 4, 20));
}

TEST(PublicHolidays, france_has_eleven_and_belgium_ten) {
  EXPECT_EQ(by_rule({"FR", "08"}, 2025, 2025).size(), 11u);
  EXPECT_EQ(by_rule({"FR", "67"}, 2025, 2025).size(), 13u);
  EXPECT_EQ(by_rule({"FR", "974"}, 2025, 2025).size(), 12u);
  EXPECT_EQ(by_rule({"BE", ""}, 2025, 2025).size(), 10u);
  EXPECT_EQ(by_rule({"LU", ""}, 2025, 2025).size(), 11u);
}

TEST(PublicHolidays, sub_regions_have_their_own) {
  EXPECT_EQ(holiday({"FR", "57"}, day(2024, 3, 29)), "good_friday");
  EXPECT_EQ(holiday({"FR", "54"}, day(2024, 3, 29)), "none");
  EXPECT_EQ(holiday({"FR", "68"}, day(2024, 12, 26)), "saint_stephen");
  EXPECT_EQ(holiday({"FR", "971"}, day(2024, 5, 27)), "abolition_of_slavery");
  EXPECT_EQ(holiday({"FR", "972"}, day(2024, 5, 22)), "abolition_of_slavery");
  EXPECT_EQ(holiday({"FR", "973"}, day(2024, 6, 10)), "abolition_of_slavery");
  EXPECT_EQ(holiday({"FR", "974"}, day(2024, 12, 20)), "abolition_of_slavery");
  EXPECT_EQ(holiday({"FR", "976"}, day(2024, 4, 27)), "abolition_of_slavery");
  EXPECT_EQ(holiday({"FR", "977"}, day(2024, 10, 9)), "abolition_of_slavery");
  EXPECT_EQ(holiday({"FR", "978"}, day(2024, 5, 28)), "abolition_of_slavery");
  EXPECT_EQ(holiday({"BE", ""}, day(2024, 7, 21)), "national_day_be");
  EXPECT_EQ(holiday({"LU", ""}, day(2018, 5, 9)), "none");
  EXPECT_EQ(holiday({"LU", ""}, day(2019, 5, 9)), "europe_day");
}

TEST(PublicHolidays, a_place_without_rules_is_not_known) {
  EXPECT_FALSE(PublicHolidays::at({"DE", ""}));
  EXPECT_FALSE(PublicHolidays::at({"FR", "988"}));
}

TEST(PublicHolidays, agree_with_the_published_list_of_2015_to_2040) {
  auto const path = std::string{RELAIS_SOURCE_DIR "/../shared/data/territoires/jours-feries-fr-be-lu.csv"};
  if (!std::filesystem::exists(path)) {
    GTEST_SKIP() << "jours-feries-fr-be-lu.csv is not there";
  }
  EXPECT_EQ(by_rule({"FR", "08"}, 2015, 2040), listed(path, "FR"));
  auto belgian = listed(path, "BE");
  std::erase_if(belgian,
                [](Day d) { return d == easter(std::chrono::year_month_day{d}.year()); });  // a Sunday; no legal day
  EXPECT_EQ(by_rule({"BE", ""}, 2015, 2040), belgian);
  EXPECT_EQ(by_rule({"LU", ""}, 2015, 2040), listed(path, "LU"));
}

TEST(SchoolZone, each_department_of_france_has_one) {
  EXPECT_EQ(french_school_zone("08"), SchoolZone::kZoneB);
  EXPECT_EQ(french_school_zone("21"), SchoolZone::kZoneA);
  EXPECT_EQ(french_school_zone("46"), SchoolZone::kZoneC);
  EXPECT_EQ(french_school_zone("2B"), SchoolZone::kCorsica);
  EXPECT_EQ(french_school_zone("974"), SchoolZone::kReunion);
  EXPECT_EQ(french_school_zone("20"), std::nullopt);
  EXPECT_EQ(french_school_zone(""), std::nullopt);
  EXPECT_EQ(french_school_zone("08 10"), std::nullopt);
  for (int code = 1; code <= 95; ++code) {
    auto const text = std::string{static_cast<char>('0' + code / 10), static_cast<char>('0' + code % 10)};
    EXPECT_EQ(french_school_zone(text).has_value(), code != 20) << text;
  }
}

TEST(SchoolZone, belgian_municipalities_follow_their_community) {
  EXPECT_EQ(belgian_school_zone("84010"), SchoolZone::kFrenchCommunity);          // Bouillon
  EXPECT_EQ(belgian_school_zone("63023"), SchoolZone::kGermanSpeakingCommunity);  // Eupen
  EXPECT_EQ(belgian_school_zone("63079"), SchoolZone::kFrenchCommunity);          // Verviers
  EXPECT_EQ(belgian_school_zone("24062"), SchoolZone::kFlemishCommunity);         // Leuven
  EXPECT_EQ(belgian_school_zone("25005"), SchoolZone::kFrenchCommunity);          // Beauvechain
  EXPECT_EQ(belgian_school_zone("21004"), std::nullopt);                          // Brussels
  EXPECT_EQ(belgian_school_zone("8401"), std::nullopt);
}

}  // namespace
}  // namespace relais::hours

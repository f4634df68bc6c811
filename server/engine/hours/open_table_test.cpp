#include "engine/hours/open_table.hpp"

#include <random>

#include <gtest/gtest.h>

#include "engine/hours/parse.hpp"

namespace relais::hours {
namespace {

using namespace std::chrono_literals;

auto const kFirst = Day{std::chrono::year{2026} / 11 / 23};  // a Monday
auto const kLast = kFirst + std::chrono::days{40};

Schedule schedule(std::string_view hours) {
  auto const calendar = Calendar{PublicHolidays::at({"FR", "02"}), std::nullopt};
  return Schedule::compile(std::get<Rules>(parse(hours)), calendar, kFirst, kLast);
}

// Every minute of every day, and some days before and after those laid out, as the schedules themselves say it.
TEST(OpenTable, says_what_its_schedules_say) {
  auto const all =
      std::vector{schedule("Mo-Fr 08:45-12:00,13:30-16:00"), schedule("Mo-Su 18:00-02:00; PH off"), schedule("24/7"),
                  schedule("week 1-53/2 We 09:00-12:00"), schedule("Dec 24 10:00-11:00")};
  std::vector<Schedule const*> columns{nullptr};
  for (auto const& one : all) {
    columns.push_back(&one);
  }
  auto const table = OpenTable{columns, kFirst, kLast};
  for (auto minute = LocalMinute{kFirst - 72h}; minute < LocalMinute{kLast + 72h}; minute += 1min) {
    auto const at = table.at(minute);
    EXPECT_FALSE(at.is_open(0));
    for (std::size_t i = 0; i < all.size(); ++i) {
      ASSERT_EQ(at.is_open(i + 1), all[i].state_at(minute) == State::kOpen) << i << " " << minute.time_since_epoch();
    }
  }
}

// Open at one of the minutes is enough, whether they lie inside the days laid out, outside or across a midnight.
TEST(OpenTable, says_of_some_minutes_whether_one_of_them_is_open) {
  auto const one = schedule("Mo-Fr 08:45-12:00,13:30-16:00; Fr 22:00-02:00");
  auto const columns = std::vector<Schedule const*>{&one};
  auto const table = OpenTable{columns, kFirst, kLast};
  std::mt19937 random{7};
  for (auto round = 0; round < 2000; ++round) {
    auto const from = LocalMinute{kFirst - 48h} + std::chrono::minutes{random() % (45 * 24 * 60)};
    auto const until = from + std::chrono::minutes{1 + random() % (round % 2 == 0 ? 180 : 1440)};
    auto is_open = false;
    for (auto minute = from; minute < until; minute += 1min) {
      is_open = is_open || one.state_at(minute) == State::kOpen;
    }
    ASSERT_EQ(table.during(from, until).is_open(0), is_open) << from.time_since_epoch() << " " << (until - from);
  }
}

TEST(OpenTable, without_days_asks_the_schedules) {
  auto const always = schedule("24/7");
  auto const columns = std::vector<Schedule const*>{&always};
  EXPECT_TRUE((OpenTable{columns, kFirst, kFirst}.at(LocalMinute{kFirst}).is_open(0)));
}

}  // namespace
}  // namespace relais::hours

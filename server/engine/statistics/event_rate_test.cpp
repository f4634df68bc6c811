#include "engine/statistics/event_rate.hpp"

#include <random>

#include <gtest/gtest.h>

namespace relais::statistics {
namespace {

// (10 + 1.9208) -+ 1.96 * sqrt(10.9604), by hand.
TEST(EventRate, score_interval_of_ten) {
  auto const interval = rate_interval({10, 1});
  EXPECT_NEAR(interval.low, 5.4319, 0.0005);
  EXPECT_NEAR(interval.high, 18.4097, 0.0005);
}

TEST(EventRate, of_none_it_begins_at_zero_and_has_a_width) {
  auto const interval = rate_interval({0, 1});
  EXPECT_EQ(interval.low, 0);
  EXPECT_NEAR(interval.high, 3.8416, 0.0001);
  EXPECT_NEAR(rate_interval({0, 12}).high, 3.8416 / 12, 0.0001);
}

// 40 in 4 months and 60 in 3: reckoned apart from the program, from 7.3442 to 13.6162 and 15.5392 to 25.7413.
TEST(EventRate, difference_from_both_intervals) {
  auto const difference = rate_difference({40, 4}, {60, 3});
  EXPECT_DOUBLE_EQ(difference.value, -10);
  auto const of_first = rate_interval({40, 4});
  EXPECT_NEAR(of_first.low, 7.3442, 0.0001);
  EXPECT_NEAR(of_first.high, 13.6162, 0.0001);
  EXPECT_NEAR(difference.interval.low, -16.3258, 0.0001);
  EXPECT_NEAR(difference.interval.high, -4.2576, 0.0001);
}

TEST(EventRate, the_same_rate_twice_differs_by_nothing) {
  auto const difference = rate_difference({30, 3}, {60, 6});
  EXPECT_DOUBLE_EQ(difference.value, 0);
  EXPECT_LT(difference.interval.low, 0);
  EXPECT_GT(difference.interval.high, 0);
}

// 20,000 pairs of months with known rates: the interval holds the true difference in 95 % of them, give or take.
TEST(EventRate, the_interval_holds_the_truth_as_often_as_it_says) {
  std::mt19937_64 random{7};
  for (auto const& [before, after] : {std::pair{12.0, 12.0}, std::pair{30.0, 9.0}, std::pair{6.0, 15.0}}) {
    std::poisson_distribution<std::int64_t> of_before{before * 3};
    std::poisson_distribution<std::int64_t> of_after{after * 3};
    auto held = 0;
    constexpr auto kDraws = 20'000;
    for (auto draw = 0; draw < kDraws; ++draw) {
      auto const interval = rate_difference({of_after(random), 3}, {of_before(random), 3}).interval;
      held += interval.low <= after - before && after - before <= interval.high ? 1 : 0;
    }
    EXPECT_NEAR(static_cast<double>(held) / kDraws, 0.95, 0.01) << before << " to " << after;
  }
}

}  // namespace
}  // namespace relais::statistics

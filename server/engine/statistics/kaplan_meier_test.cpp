#include "engine/statistics/kaplan_meier.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace relais::statistics {
namespace {

std::vector<Waiting> waiting(std::vector<double> const& ended, std::vector<double> const& open) {
  auto all = std::vector<Waiting>{};
  for (auto const duration : ended) {
    all.push_back({duration, true});
  }
  for (auto const duration : open) {
    all.push_back({duration, false});
  }
  return all;
}

// Weeks of remission in leukaemia (Freireich et al. 1963; Gehan, Biometrika 52, 1965; worked out in Cox and Oakes,
// "Analysis of survival data", 1984).
SurvivalCurve const kTreated{waiting({6, 6, 6, 7, 10, 13, 16, 22, 23}, {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})};
SurvivalCurve const kPlacebo{waiting({1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23}, {})};

TEST(KaplanMeier, published_curve) {
  ASSERT_EQ(kTreated.steps().size(), 7u);
  EXPECT_EQ(kTreated.steps()[0].at_risk, 21);
  EXPECT_EQ(kTreated.steps()[0].events, 3);
  EXPECT_EQ(kTreated.steps()[2].at_risk, 15);
  EXPECT_NEAR(*kTreated.survival_at(6), 0.857, 0.0005);
  EXPECT_NEAR(*kTreated.survival_at(9.5), 0.807, 0.0005);
  EXPECT_NEAR(*kTreated.survival_at(10), 0.753, 0.0005);
  EXPECT_NEAR(*kTreated.survival_at(22), 0.538, 0.0005);
  EXPECT_NEAR(*kTreated.survival_at(23), 0.448, 0.0005);
  EXPECT_EQ(kTreated.survival_at(5.9), 1);
}

TEST(KaplanMeier, published_medians) {
  EXPECT_EQ(kTreated.median(), 23);
  EXPECT_EQ(kPlacebo.median(), 8);
  EXPECT_EQ(kTreated.quantile(0.25), 13);
}

// The same as Stata's "sts list" and R's survfit with conf.type = "log-log" print.
TEST(KaplanMeier, published_intervals) {
  EXPECT_NEAR(kTreated.interval_at(6)->low, 0.6197, 0.0001);
  EXPECT_NEAR(kTreated.interval_at(6)->high, 0.9516, 0.0001);
  EXPECT_NEAR(kTreated.interval_at(23)->low, 0.1881, 0.0001);
  EXPECT_NEAR(kTreated.interval_at(23)->high, 0.6801, 0.0001);
  EXPECT_EQ(kTreated.interval_at(3), std::nullopt);
}

// From the intervals of the curves, which are published: where one half lies within them.
TEST(KaplanMeier, interval_of_a_median) {
  EXPECT_EQ(kTreated.median_interval().low, 13);
  EXPECT_EQ(kTreated.median_interval().high, std::nullopt);
  EXPECT_EQ(kPlacebo.median_interval().low, 4);
  EXPECT_EQ(kPlacebo.median_interval().high, 11);
}

TEST(KaplanMeier, many_alike_are_the_same_counted_once) {
  auto const counted = SurvivalCurve{{{6, true, 3},
                                      {6, false},
                                      {7, true},
                                      {9, false},
                                      {10, true},
                                      {10, false},
                                      {11, false},
                                      {13, true},
                                      {16, true},
                                      {17, false},
                                      {19, false},
                                      {20, false},
                                      {22, true},
                                      {23, true},
                                      {25, false},
                                      {32, false, 2},
                                      {34, false},
                                      {35, false}}};
  ASSERT_EQ(counted.steps().size(), kTreated.steps().size());
  for (std::size_t i = 0; i < counted.steps().size(); ++i) {
    EXPECT_EQ(counted.steps()[i].at_risk, kTreated.steps()[i].at_risk);
    EXPECT_EQ(counted.steps()[i].events, kTreated.steps()[i].events);
    EXPECT_EQ(counted.steps()[i].survival, kTreated.steps()[i].survival);
  }
}

TEST(KaplanMeier, a_median_that_is_not_reached_is_nothing) {
  auto const curve = SurvivalCurve{waiting({1, 2}, {3, 3, 3})};
  EXPECT_EQ(curve.median(), std::nullopt);
  EXPECT_EQ(curve.quantile(0.4), 2);
  EXPECT_EQ((SurvivalCurve{waiting({3, 4}, {5, 5})}.median()), 4);  // by exactly half
  EXPECT_EQ((SurvivalCurve{waiting({1, 2, 3, 4, 5, 6, 7}, {8, 8, 8, 8, 8, 8, 8})}.median()), 7);
}

TEST(KaplanMeier, nothing_is_known_of_nobody_and_after_the_last_one_seen) {
  EXPECT_EQ(SurvivalCurve{{}}.survival_at(0), std::nullopt);
  EXPECT_EQ(SurvivalCurve{{}}.median(), std::nullopt);
  EXPECT_EQ(kTreated.survival_at(36), std::nullopt);
  EXPECT_EQ(kTreated.interval_at(36), std::nullopt);
  EXPECT_EQ(kPlacebo.survival_at(100), 0);
}

TEST(KaplanMeier, without_open_ones_it_is_the_share_that_waits) {
  EXPECT_NEAR(*kPlacebo.survival_at(8), 8.0 / 21, 1e-12);
}

TEST(KaplanMeier, intervals_cover_the_true_share_in_95_of_100_data_sets) {
  auto random = std::mt19937{1958};
  auto const exponential = [&](double mean) {
    return -mean * std::log((static_cast<double>(random()) + 1) / 4294967297.0);
  };
  auto covering = 0;
  for (auto i = 0; i < 1000; ++i) {
    auto data = std::vector<Waiting>{};
    for (auto person = 0; person < 100; ++person) {
      auto const ends = exponential(10);
      auto const last_seen = exponential(20);
      data.push_back({std::min(ends, last_seen), ends <= last_seen});
    }
    auto const interval = SurvivalCurve{data}.interval_at(7);
    ASSERT_TRUE(interval);
    covering += interval->low <= std::exp(-0.7) && std::exp(-0.7) <= interval->high ? 1 : 0;
  }
  EXPECT_NEAR(covering, 950, 20);
}

}  // namespace
}  // namespace relais::statistics

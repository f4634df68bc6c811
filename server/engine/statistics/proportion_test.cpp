#include "engine/statistics/proportion.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace relais::statistics {
namespace {

void expect_interval(Interval const& interval, double low, double high, double within) {
  EXPECT_NEAR(interval.low, low, within);
  EXPECT_NEAR(interval.high, high, within);
}

// formulas.md 15.2
TEST(Wilson, check_values) {
  expect_interval(wilson_interval({8, 10}), 0.490, 0.943, 0.0005);
  expect_interval(wilson_interval({24, 30}), 0.627, 0.905, 0.0005);
  expect_interval(wilson_interval({80, 100}), 0.711, 0.867, 0.0005);
  expect_interval(wilson_interval({320, 400}), 0.758, 0.836, 0.0005);
  expect_interval(wilson_interval({0, 20}), 0, 0.161, 0.0005);
}

// Newcombe 1998, single proportion, table I, method 3.
TEST(Wilson, published_values) {
  expect_interval(wilson_interval({81, 263}), 0.2553, 0.3662, 0.0001);
  expect_interval(wilson_interval({15, 148}), 0.0624, 0.1605, 0.0001);
  expect_interval(wilson_interval({1, 29}), 0.0061, 0.1718, 0.0001);
}

TEST(Wilson, none_and_all_are_bounds_themselves) {
  for (std::int64_t n = 1; n < 200; ++n) {
    EXPECT_EQ(wilson_interval({0, n}).low, 0);
    EXPECT_EQ(wilson_interval({n, n}).high, 1);
  }
}

// formulas.md 15.2: weights 1 x 50, 2 x 30, 4 x 20 leave 73.7 of 100.
TEST(Wilson, weights_widen) {
  auto const plain = wilson_interval({80, 100});
  auto const weighted = weighted_wilson_interval(0.8, 73.7);
  EXPECT_LT(weighted.low, plain.low);
  EXPECT_GT(weighted.high, plain.high);
  expect_interval(weighted_wilson_interval(0.8, 100), plain.low, plain.high, 1e-12);
}

// Newcombe 1998, difference, table II, method 10.
TEST(Newcombe, published_values) {
  auto const difference = newcombe_difference({56, 70}, {48, 80});
  EXPECT_NEAR(difference.value, 0.2, 1e-12);
  expect_interval(difference.interval, 0.0524, 0.3339, 0.0001);
  expect_interval(newcombe_difference({9, 10}, {3, 10}).interval, 0.1705, 0.8090, 0.0001);
  expect_interval(newcombe_difference({6, 7}, {2, 7}).interval, 0.0582, 0.8062, 0.0001);
  expect_interval(newcombe_difference({5, 56}, {0, 29}).interval, -0.0381, 0.1926, 0.0001);
  expect_interval(newcombe_difference({0, 10}, {0, 20}).interval, -0.1611, 0.2775, 0.0001);
  expect_interval(newcombe_difference({10, 10}, {0, 10}).interval, 0.6075, 1, 0.0001);
}

TEST(Satisfaction, names_its_measures) {
  auto const measured = satisfaction({10, 10, 20, 40, 20});
  EXPECT_DOUBLE_EQ(measured.top_two, 0.6);
  EXPECT_DOUBLE_EQ(measured.bottom_two, 0.2);
  EXPECT_DOUBLE_EQ(measured.net, 0.4);
  EXPECT_DOUBLE_EQ(measured.mean, 62.5);
}

TEST(SampleSize, check_values) {
  EXPECT_EQ(sample_size(0.03), 1068);
  EXPECT_EQ(sample_size(0.05), 385);
  EXPECT_EQ(sample_size(0.07), 196);
  EXPECT_EQ(sample_size(0.10), 97);
  EXPECT_EQ(sample_size(0.05, 1000), 278);  // as printed in textbooks
}

// ---- Do they cover as theory says? --------------------------------------------------------------------------------

constexpr auto kDataSets = 1000;

std::int64_t drawn(std::mt19937& random, std::int64_t n, double share) {
  auto count = std::int64_t{0};
  for (std::int64_t i = 0; i < n; ++i) {
    count += static_cast<double>(random()) < share * 4294967296.0 ? 1 : 0;
  }
  return count;
}

bool holds(Interval const& interval, double value) {
  return interval.low <= value && value <= interval.high;
}

TEST(Wilson, covers_the_true_share_in_95_of_100_data_sets) {
  auto random = std::mt19937{1927};
  for (auto const n : {100, 400, 2000}) {
    for (auto const share : {0.1, 0.3, 0.5, 0.81}) {
      auto covering = 0;
      for (auto i = 0; i < kDataSets; ++i) {
        covering += holds(wilson_interval({drawn(random, n, share), n}), share) ? 1 : 0;
      }
      EXPECT_NEAR(covering, 950, 20) << share << " of " << n;
    }
  }
}

// With few persons the counts are too coarse for 95 % at every share (10 % of 30: 97.4); over all shares it holds.
TEST(Wilson, covers_95_of_100_shares_where_persons_are_few) {
  auto random = std::mt19937{30};
  for (auto const n : {10, 30}) {
    auto covering = 0;
    for (auto i = 0; i < kDataSets; ++i) {
      auto const share = static_cast<double>(random()) / 4294967296.0;
      covering += holds(wilson_interval({drawn(random, n, share), n}), share) ? 1 : 0;
    }
    EXPECT_NEAR(covering, 950, 20) << n;
  }
}

TEST(Newcombe, covers_the_true_difference_in_95_of_100_data_sets) {
  auto random = std::mt19937{1998};
  for (auto const n : {40, 150, 600}) {
    for (auto const& [first, second] : {std::pair{0.5, 0.5}, {0.8, 0.7}, {0.3, 0.6}}) {
      auto covering = 0;
      for (auto i = 0; i < kDataSets; ++i) {
        auto const difference =
            newcombe_difference({drawn(random, n, first), n}, {drawn(random, 2 * n, second), 2 * n});
        covering += holds(difference.interval, first - second) ? 1 : 0;
      }
      EXPECT_NEAR(covering, 950, 20) << first << " - " << second << " of " << n;
    }
  }
}

}  // namespace
}  // namespace relais::statistics

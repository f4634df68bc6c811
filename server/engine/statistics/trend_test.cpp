#include "engine/statistics/trend.hpp"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace relais::statistics {
namespace {

// Data set `cars` of R: speeds and stopping distances of the 1920s.
std::vector<Observation> const kCars = {
    {4, 2},   {4, 10},  {7, 4},   {7, 22},  {8, 16},  {9, 10},  {10, 18}, {10, 26}, {10, 34},  {11, 17},
    {11, 28}, {12, 14}, {12, 20}, {12, 24}, {12, 28}, {13, 26}, {13, 34}, {13, 34}, {13, 46},  {14, 26},
    {14, 36}, {14, 60}, {14, 80}, {15, 20}, {15, 26}, {15, 54}, {16, 32}, {16, 40}, {17, 32},  {17, 40},
    {17, 50}, {18, 42}, {18, 56}, {18, 76}, {18, 84}, {19, 36}, {19, 46}, {19, 68}, {20, 32},  {20, 48},
    {20, 52}, {20, 56}, {20, 64}, {22, 66}, {23, 54}, {24, 70}, {24, 92}, {24, 93}, {24, 120}, {25, 85}};

// summary(lm(dist ~ speed, cars)): -17.5791, 3.9324, 15.38 on 48 degrees of freedom.
TEST(LeastSquares, published_values) {
  auto const line = least_squares(kCars);
  EXPECT_NEAR(line.intercept, -17.5791, 5e-5);
  EXPECT_NEAR(line.slope, 3.9324, 5e-5);
  EXPECT_NEAR(line.residual_sd, 15.38, 5e-3);
}

// predict(lm(dist ~ speed, cars), data.frame(speed = c(12, 19, 24)), interval = "prediction").
TEST(PredictionInterval, published_values) {
  auto const line = least_squares(kCars);
  EXPECT_NEAR(line.at(12), 29.60981, 1e-5);
  EXPECT_NEAR(prediction_interval(line, 12).low, -1.749529, 1e-5);
  EXPECT_NEAR(prediction_interval(line, 12).high, 60.96915, 1e-5);
  EXPECT_NEAR(prediction_interval(line, 19).low, 25.76176, 1e-5);
  EXPECT_NEAR(prediction_interval(line, 19).high, 88.51158, 1e-5);
}

TEST(PredictionInterval, covers_as_theory_says) {
  auto random = std::mt19937_64{7};
  auto noise = std::normal_distribution{0.0, 5.0};
  auto covered = 0;
  for (auto run = 0; run < 1'000; ++run) {
    std::vector<Observation> months;
    months.reserve(12);
    for (auto x = 0; x < 12; ++x) {
      months.push_back({static_cast<double>(x), 100 + 3.0 * x + noise(random)});
    }
    auto const interval = prediction_interval(least_squares(months), 15);
    auto const next = 145 + noise(random);
    covered += interval.low <= next && next <= interval.high;
  }
  EXPECT_NEAR(covered, 950, 20);
}

TEST(PredictionInterval, a_line_without_deviation_has_none) {
  auto const line = least_squares(std::vector<Observation>{{0, 1}, {1, 3}, {2, 5}});
  EXPECT_NEAR(prediction_interval(line, 4).low, 9, 1e-12);
  EXPECT_NEAR(prediction_interval(line, 4).high, 9, 1e-12);
}

}  // namespace
}  // namespace relais::statistics

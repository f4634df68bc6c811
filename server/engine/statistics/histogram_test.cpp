#include "engine/statistics/histogram.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

namespace relais::statistics {
namespace {

constexpr std::array<double, 7> kMinutes = {0, 5, 10, 15, 30, 60, 120};

TEST(Histogram, interpolates_within_the_class) {
  auto const histogram = Histogram{kMinutes, {10, 20, 10, 0, 0, 0, 0}};
  auto const median = histogram.quantile(0.5);
  EXPECT_DOUBLE_EQ(*median->value, 7.5);
  EXPECT_EQ(median->low, 5);
  EXPECT_EQ(median->high, 10);
  EXPECT_DOUBLE_EQ(*histogram.quantile(0.9)->value, 13);
}

TEST(Histogram, an_open_class_has_no_value) {
  auto histogram = Histogram{kMinutes};
  histogram.add(3);
  histogram.add(500, 9);
  auto const estimate = histogram.quantile(0.9);
  EXPECT_EQ(estimate->value, std::nullopt);
  EXPECT_EQ(estimate->low, 120);
  EXPECT_EQ(estimate->high, std::nullopt);
}

TEST(Histogram, of_nothing_there_is_no_quantile) {
  EXPECT_FALSE(Histogram{kMinutes}.quantile(0.5));
}

TEST(Histogram, an_edge_belongs_to_the_class_that_it_begins) {
  auto histogram = Histogram{kMinutes};
  histogram.add(5);
  EXPECT_EQ(histogram.counts()[1], 1);
}

std::vector<double> random_values(std::mt19937& random) {
  auto values = std::vector<double>(1 + random() % 300);
  auto const mean = 1 + static_cast<double>(random() % 60);
  for (auto& value : values) {
    value = -mean * std::log((static_cast<double>(random()) + 1) / 4294967297.0);
  }
  return values;
}

Histogram counted(std::vector<double> const& values) {
  auto histogram = Histogram{kMinutes};
  for (auto const value : values) {
    histogram.add(value);
  }
  return histogram;
}

TEST(Histogram, the_exact_quantile_lies_within_the_class) {
  auto random = std::mt19937{90};
  for (auto i = 0; i < 1000; ++i) {
    auto values = random_values(random);
    auto const histogram = counted(values);
    std::sort(values.begin(), values.end());
    for (auto const percent : {10u, 25u, 50u, 55u, 75u, 90u, 100u}) {
      auto const exact = values[(percent * values.size() + 99) / 100 - 1];
      auto const estimate = histogram.quantile(percent / 100.0);
      ASSERT_TRUE(estimate);
      EXPECT_LE(estimate->low, exact);
      EXPECT_TRUE(!estimate->high || exact < *estimate->high);
      EXPECT_TRUE(!estimate->value || (estimate->low <= *estimate->value && *estimate->value <= *estimate->high));
    }
  }
}

TEST(Histogram, merging_is_counting_all_together) {
  auto random = std::mt19937{7};
  for (auto i = 0; i < 200; ++i) {
    auto first = random_values(random);
    auto const second = random_values(random);
    auto merged = counted(first);
    merged += counted(second);
    first.insert(first.end(), second.begin(), second.end());
    EXPECT_EQ(merged.counts(), counted(first).counts());
  }
}

}  // namespace
}  // namespace relais::statistics

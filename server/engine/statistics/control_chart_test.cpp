#include "engine/statistics/control_chart.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relais::statistics {
namespace {

std::vector<MonthlyCount> counts(std::vector<std::int64_t> const& numbers) {
  auto months = std::vector<MonthlyCount>{};
  for (auto const number : numbers) {
    months.push_back({number, 1});
  }
  return months;
}

// Six months of the past at this rate, then one of exposure 1.
ChartPoint limits_at(double expected) {
  auto months = std::vector<MonthlyCount>(6, {10, 10 / expected});
  months.push_back({0, 1});
  return control_chart(months, 6).value().points.back();
}

// NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.1: defects on 25 wafers, 400 in all.
TEST(ControlChart, OfTheWafersOfNistHasOneBeyondTheLimit) {
  auto const wafers =
      counts({16, 14, 28, 16, 12, 20, 10, 12, 10, 17, 19, 17, 14, 16, 15, 13, 14, 16, 11, 20, 11, 19, 16, 31, 13});
  auto const chart = control_chart(wafers, wafers.size()).value();
  EXPECT_DOUBLE_EQ(chart.rate, 16);
  for (std::size_t i = 0; i < wafers.size(); ++i) {
    EXPECT_EQ(chart.points[i].sign, i == 23 ? std::optional{ChartSign::kAboveLimit} : std::nullopt) << i;
  }
}

// By sums of the Poisson probabilities in 40 decimal digits (Python's decimal).
TEST(ControlChart, OfFewHasTheLimitsOfPoisson) {
  struct Case {
    double expected;
    std::int64_t lowest;
    std::int64_t highest;
  };
  for (auto const& one : {Case{0.5, 0, 4}, Case{1, 0, 5}, Case{2, 0, 7}, Case{3.5, 0, 10}, Case{8, 1, 18},
                          Case{10, 2, 21}, Case{16, 5, 29}, Case{24.9, 11, 41}}) {
    auto const point = limits_at(one.expected);
    EXPECT_NEAR(point.expected, one.expected, 1e-12);
    EXPECT_EQ(point.lowest, one.lowest) << one.expected;
    EXPECT_EQ(point.highest, one.highest) << one.expected;
  }
}

TEST(ControlChart, OfManyHasThreeStandardDeviationsOfItsExposure) {
  auto months = std::vector<MonthlyCount>(12, {50, 500});  // a rate of 0.1
  months.push_back({130, 1000});                           // 100 expected, 70 to 130
  months.push_back({131, 1000});
  months.push_back({69, 1000});
  months.push_back({60, 400});  // 40 expected, 21.03 to 58.97
  auto const chart = control_chart(months, 12).value();
  EXPECT_DOUBLE_EQ(chart.rate, 0.1);
  EXPECT_DOUBLE_EQ(chart.points[12].expected, 100);
  EXPECT_EQ(chart.points[12].lowest, 70);
  EXPECT_EQ(chart.points[12].highest, 130);
  EXPECT_EQ(chart.points[12].sign, std::nullopt);
  EXPECT_EQ(chart.points[13].sign, ChartSign::kAboveLimit);
  EXPECT_EQ(chart.points[14].sign, ChartSign::kBelowLimit);
  EXPECT_EQ(chart.points[15].lowest, 22);
  EXPECT_EQ(chart.points[15].highest, 58);
  EXPECT_EQ(chart.points[15].sign, ChartSign::kAboveLimit);
}

TEST(ControlChart, TellsTheEighthMonthOnOneSide) {
  auto numbers = std::vector<std::int64_t>(12, 10);
  numbers.insert(numbers.end(), {12, 12, 12, 12, 12, 12, 12, 12, 12, 10, 8, 8, 8, 8, 8, 8, 8, 8});
  auto const chart = control_chart(counts(numbers), 12).value();
  EXPECT_EQ(chart.points[18].sign, std::nullopt);
  EXPECT_EQ(chart.points[19].sign, ChartSign::kRunAbove);
  EXPECT_EQ(chart.points[20].sign, ChartSign::kRunAbove);
  EXPECT_EQ(chart.points[21].sign, std::nullopt);
  EXPECT_EQ(chart.points[28].sign, std::nullopt);
  EXPECT_EQ(chart.points[29].sign, ChartSign::kRunBelow);
}

TEST(ControlChart, OfWhatIsRareHasNoRunOfMonthsWithoutIt) {
  auto numbers = std::vector<std::int64_t>{1, 0, 1, 0, 1, 0};
  numbers.resize(30);
  auto const chart = control_chart(counts(numbers), 6).value();
  for (auto const& point : chart.points) {
    EXPECT_EQ(point.sign, std::nullopt);
  }
}

TEST(ControlChart, PassesOverMonthsWithoutExposure) {
  auto months = std::vector<MonthlyCount>(6, {10, 1});
  months.push_back({0, 0});
  auto const chart = control_chart(months, 7).value();
  EXPECT_DOUBLE_EQ(chart.rate, 10);
  EXPECT_EQ(chart.points.back().sign, std::nullopt);
}

TEST(ControlChart, NeedsAPast) {
  EXPECT_EQ(control_chart(counts({3, 4, 3, 4, 3, 9}), 5), std::nullopt);
  EXPECT_EQ(control_chart(counts({0, 0, 0, 0, 0, 0, 5}), 6), std::nullopt);
  EXPECT_EQ(control_chart({}, 0), std::nullopt);
}

}  // namespace
}  // namespace relais::statistics

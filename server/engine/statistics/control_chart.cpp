#include "engine/statistics/control_chart.hpp"

#include <algorithm>
#include <cmath>

namespace relais::statistics {
namespace {

constexpr double kBeyondThreeSigma = 0.001349898031630095;  // of a normal distribution, on one side
constexpr double kFewExpected = 25;

struct Limits {
  std::int64_t lowest;
  std::int64_t highest;
  double centre;
};

Limits poisson_limits(double expected) {
  auto limits = Limits{0, 0, 0};
  auto probability = std::exp(-expected);
  auto below = 0.0;  // chances of fewer than k
  auto has_centre = false;
  for (std::int64_t k = 0;; ++k) {
    auto const up_to = below + probability;
    if (below <= kBeyondThreeSigma) {
      limits.lowest = k;
    }
    if (!has_centre && up_to >= 0.5) {
      limits.centre = static_cast<double>(k);
      has_centre = true;
    }
    if (1 - up_to <= kBeyondThreeSigma) {
      limits.highest = k;
      return limits;
    }
    below = up_to;
    probability *= expected / static_cast<double>(k + 1);
  }
}

Limits limits_of(double expected) {
  if (expected < kFewExpected) {
    return poisson_limits(expected);
  }
  auto const sigma = std::sqrt(expected);
  return {static_cast<std::int64_t>(std::ceil(expected - 3 * sigma)),
          static_cast<std::int64_t>(std::floor(expected + 3 * sigma)), expected};
}

// How long a run is, above where positive, below where negative.
std::int64_t continued(std::int64_t run, double count, double centre) {
  if (count > centre) {
    return std::max<std::int64_t>(run, 0) + 1;
  }
  return count < centre ? std::min<std::int64_t>(run, 0) - 1 : 0;
}

std::optional<ChartSign> sign_of(std::int64_t count, Limits const& limits, std::int64_t run) {
  if (count > limits.highest) {
    return ChartSign::kAboveLimit;
  }
  if (count < limits.lowest) {
    return ChartSign::kBelowLimit;
  }
  if (std::abs(run) < static_cast<std::int64_t>(kChartRun)) {
    return std::nullopt;
  }
  return run > 0 ? ChartSign::kRunAbove : ChartSign::kRunBelow;
}

}  // namespace

std::optional<ControlChart> control_chart(std::span<MonthlyCount const> months, std::size_t past) {
  std::size_t counted = 0;
  std::int64_t count = 0;
  double exposure = 0;
  for (auto const& month : months.first(std::min(past, months.size()))) {
    if (month.exposure > 0) {
      ++counted;
      count += month.count;
      exposure += month.exposure;
    }
  }
  if (counted < kFewestPastMonths || count == 0) {
    return std::nullopt;
  }
  auto chart = ControlChart{static_cast<double>(count) / exposure, {}};
  std::int64_t run = 0;
  for (auto const& month : months) {
    auto& point = chart.points.emplace_back();
    if (month.exposure > 0) {
      point.expected = chart.rate * month.exposure;
      auto const limits = limits_of(point.expected);
      point.lowest = limits.lowest;
      point.highest = limits.highest;
      run = continued(run, static_cast<double>(month.count), limits.centre);
      point.sign = sign_of(month.count, limits, run);
    }
  }
  return chart;
}

}  // namespace relais::statistics

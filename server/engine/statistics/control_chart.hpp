// Whether monthly counts of one thing in one place still come as they used to.
//
// Sources: c- and u-chart of counts, formulas.md 15.7 and D. C. Montgomery, "Introduction to Statistical Quality
// Control", 2012, section 7.3; the run of eight: Western Electric, "Statistical Quality Control Handbook", 1956. Below
// an expected count of 25, where three standard deviations to each side are no longer one chance in 741, the limits are
// those of the Poisson distribution itself, and a run is held against its median: either side of it has at most half of
// the chances.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include <boost/describe.hpp>

namespace relais::statistics {

// Exposure: what the count grows with, as all stories of that month; 1 each for a c-chart. A month without exposure is
// not judged.
struct MonthlyCount {
  std::int64_t count = 0;
  double exposure = 1;
};

enum class ChartSign {
  kAboveLimit,
  kBelowLimit,
  kRunAbove,  // the eighth month or more on one side
  kRunBelow,
};
BOOST_DESCRIBE_ENUM(ChartSign, kAboveLimit, kBelowLimit, kRunAbove, kRunBelow)

struct ChartPoint {
  double expected = 0;
  std::int64_t lowest = 0;        // counts from here
  std::int64_t highest = 0;       // to here are within the limits
  std::optional<ChartSign> sign;  // a limit before a run
};

struct ControlChart {
  double rate = 0;  // per unit of exposure, of the past
  std::vector<ChartPoint> points;
};

inline constexpr std::size_t kFewestPastMonths = 6;  // with exposure
inline constexpr std::size_t kChartRun = 8;

// All months, judged by the rate of the first `past` of them. Nothing where the past is too short or without a single
// count: what begins has no chart. The rate is taken as known: with a short past, alarms are somewhat too many.
std::optional<ControlChart> control_chart(std::span<MonthlyCount const> months, std::size_t past);

}  // namespace relais::statistics

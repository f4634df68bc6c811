// Shares of a whole and how sure they are. No other code computes an interval of a share (formulas.md 15.2).
// Shares and their bounds run from 0 to 1; every interval is one of 95 %.
//
// Sources: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927, as recommended
// by R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998
// (method 3); R. G. Newcombe, "Interval estimation for the difference between independent proportions", the same volume
// (method 10).
#pragma once

#include <array>
#include <cstdint>

#include <boost/describe/class.hpp>

namespace relais::statistics {

inline constexpr double kZ95 = 1.96;  // half of the width of 95 % of a normal distribution, in standard deviations

struct Interval {
  double low = 0;
  double high = 0;
};
BOOST_DESCRIBE_STRUCT(Interval, (), (low, high))

// So many of so many: 0 <= count <= of, and of > 0. Of nobody there is no share.
struct Proportion {
  std::int64_t count = 0;
  std::int64_t of = 0;

  double share() const { return static_cast<double>(count) / static_cast<double>(of); }
};

// Never outside 0 to 1, never of no width: 0 of 20 gives 0 to 16 %.
Interval wilson_interval(Proportion proportion);

// Of a weighted share: `effective_n` > 0 is the number of persons that an unweighted sample as sure would have
// (Kish: n / design effect).
Interval weighted_wilson_interval(double share, double effective_n);

struct Difference {
  double value = 0;  // -1 to 1
  Interval interval;
};
BOOST_DESCRIBE_STRUCT(Difference, (), (value, interval))

// first - second, of different persons. They differ if 0 lies outside of the interval.
Difference newcombe_difference(Proportion first, Proportion second);

// Answers on a scale of five, worst first. Always published with the name of the measure beside it.
struct Satisfaction {
  double top_two = 0;
  double bottom_two = 0;
  double net = 0;   // top two - bottom two: -1 to 1
  double mean = 0;  // 0, 25, 50, 75, 100 points
};
BOOST_DESCRIBE_STRUCT(Satisfaction, (), (top_two, bottom_two, net, mean))

// At least one answer.
Satisfaction satisfaction(std::array<std::int64_t, 5> const& answers);

// How many persons a simple random sample needs for +- `half_width` (more than 0) around one half, where intervals are
// widest; times the design effect for another design.
std::int64_t sample_size(double half_width);

// The same of a population of `population` persons only.
std::int64_t sample_size(double half_width, std::int64_t population);

}  // namespace relais::statistics

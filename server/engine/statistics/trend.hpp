// A straight line through a series of values at equal steps, and where it leads.
//
// Sources: ordinary least squares with the prediction interval of a single further value, G. A. F. Seber and A. J. Lee,
// "Linear Regression Analysis", 2003, section 5.3; check values: NIST StRD, and R 4 (`predict.lm`, data set `cars`).
#pragma once

#include <span>

#include "engine/statistics/proportion.hpp"

namespace relais::statistics {

struct Observation {
  double x = 0;
  double y = 0;
};

struct Line {
  double intercept = 0;
  double slope = 0;
  double residual_sd = 0;  // with n - 2 degrees of freedom
  std::int64_t n = 0;
  double mean_x = 0;
  double spread_x = 0;  // sum of squares of x around its mean

  double at(double x) const { return intercept + slope * x; }
};

// At least three observations, of more than one x.
Line least_squares(std::span<Observation const> observations);

// 95 % for one further observation, were the deviations independent and normal. Those of successive months of one
// series are not quite: the interval is then too narrow, and widens with the distance all the same.
Interval prediction_interval(Line const& line, double x);

}  // namespace relais::statistics

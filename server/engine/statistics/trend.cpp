#include "engine/statistics/trend.hpp"

#include <cassert>
#include <cmath>

#include <boost/math/distributions/students_t.hpp>

namespace relais::statistics {
namespace {

constexpr double kTwoSided95 = 0.975;

}  // namespace

Line least_squares(std::span<Observation const> observations) {
  assert(observations.size() > 2);
  auto const n = static_cast<double>(observations.size());
  auto mean = Observation{};
  for (auto const& one : observations) {
    mean.x += one.x / n;
    mean.y += one.y / n;
  }
  auto xx = 0.0;
  auto xy = 0.0;
  for (auto const& one : observations) {
    xx += (one.x - mean.x) * (one.x - mean.x);
    xy += (one.x - mean.x) * (one.y - mean.y);
  }
  assert(xx > 0);
  auto line = Line{0, xy / xx, 0, static_cast<std::int64_t>(observations.size()), mean.x, xx};
  line.intercept = mean.y - line.slope * mean.x;
  auto squares = 0.0;
  for (auto const& one : observations) {
    squares += (one.y - line.at(one.x)) * (one.y - line.at(one.x));
  }
  line.residual_sd = std::sqrt(squares / (n - 2));
  return line;
}

Interval prediction_interval(Line const& line, double x) {
  auto const n = static_cast<double>(line.n);
  auto const t = boost::math::quantile(boost::math::students_t{n - 2}, kTwoSided95);
  auto const half = t * line.residual_sd * std::sqrt(1 + 1 / n + (x - line.mean_x) * (x - line.mean_x) / line.spread_x);
  return {line.at(x) - half, line.at(x) + half};
}

}  // namespace relais::statistics

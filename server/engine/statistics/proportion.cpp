#include "engine/statistics/proportion.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace relais::statistics {
namespace {

// Whole persons; a number that is whole but for the last binary digit is not the next one.
std::int64_t rounded_up(double persons) {
  return static_cast<std::int64_t>(std::ceil(persons - 1e-9));
}

double sample_of_many(double half_width) {
  assert(half_width > 0);
  return kZ95 * kZ95 / (4 * half_width * half_width);
}

}  // namespace

Interval wilson_interval(Proportion proportion) {
  assert(proportion.count >= 0 && proportion.count <= proportion.of);
  return weighted_wilson_interval(proportion.share(), static_cast<double>(proportion.of));
}

Interval weighted_wilson_interval(double share, double effective_n) {
  assert(share >= 0 && share <= 1 && effective_n > 0);
  auto const n = effective_n;
  auto const z2 = kZ95 * kZ95;
  auto const centre = (share + z2 / (2 * n)) / (1 + z2 / n);
  auto const half = kZ95 * std::sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n);
  // At none and at all the bound is the share itself, which rounding must not miss.
  return {share == 0 ? 0 : std::max(0.0, centre - half), share == 1 ? 1 : std::min(1.0, centre + half)};
}

Difference newcombe_difference(Proportion first, Proportion second) {
  auto const a = wilson_interval(first);
  auto const b = wilson_interval(second);
  auto const difference = first.share() - second.share();
  auto const below = std::hypot(first.share() - a.low, b.high - second.share());
  auto const above = std::hypot(a.high - first.share(), second.share() - b.low);
  return {difference, {difference - below, difference + above}};
}

Satisfaction satisfaction(std::array<std::int64_t, 5> const& answers) {
  auto const n = std::accumulate(answers.begin(), answers.end(), std::int64_t{0});
  assert(n > 0);
  auto const top = Proportion{answers[3] + answers[4], n}.share();
  auto const bottom = Proportion{answers[0] + answers[1], n}.share();
  auto const points = 25 * (answers[1] + 2 * answers[2] + 3 * answers[3] + 4 * answers[4]);
  return {top, bottom, top - bottom, static_cast<double>(points) / static_cast<double>(n)};
}

std::int64_t sample_size(double half_width) {
  return rounded_up(sample_of_many(half_width));
}

std::int64_t sample_size(double half_width, std::int64_t population) {
  assert(population > 0);
  auto const n = sample_of_many(half_width);
  return rounded_up(n / (1 + (n - 1) / static_cast<double>(population)));
}

}  // namespace relais::statistics

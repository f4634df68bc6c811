#include "engine/statistics/event_rate.hpp"

#include <algorithm>
#include <cmath>

namespace relais::statistics {

Interval rate_interval(EventRate rate) {
  auto const count = static_cast<double>(rate.count);
  auto const centre = count + kZ95 * kZ95 / 2;
  auto const half = kZ95 * std::sqrt(count + kZ95 * kZ95 / 4);
  return {std::max(0.0, centre - half) / rate.exposure, (centre + half) / rate.exposure};
}

Difference rate_difference(EventRate first, EventRate second) {
  auto const a = first.value();
  auto const b = second.value();
  auto const of_a = rate_interval(first);
  auto const of_b = rate_interval(second);
  return {a - b, {a - b - std::hypot(a - of_a.low, of_b.high - b), a - b + std::hypot(of_a.high - a, b - of_b.low)}};
}

}  // namespace relais::statistics

// How often something happens, and whether it happens more or less often than before.
//
// Sources: the score interval of a Poisson rate, L. Barker, "A comparison of nine confidence intervals for a Poisson
// parameter when the expected number of events is <= 5", The American Statistician 56, 2002; the difference of two
// rates by the method of variance estimates recovery on these intervals, H.-Q. Li, M.-L. Tang, W.-Y. Poon, N.-S. Tang,
// "Confidence intervals for difference between two Poisson rates", Communications in Statistics 40, 2011: what
// Newcombe's method 10 (proportion.hpp) is to shares.
#pragma once

#include "engine/statistics/proportion.hpp"

namespace relais::statistics {

// So many events in so much of what they are counted over, such as months: count >= 0, exposure > 0.
struct EventRate {
  std::int64_t count = 0;
  double exposure = 1;

  double value() const { return static_cast<double>(count) / exposure; }
};

// 95 %, of independent events. Never below 0, never of no width: none in one month gives 0 to 3.84 a month.
Interval rate_interval(EventRate rate);

// first - second, in events a unit of exposure. They differ if 0 lies outside of the interval. Events that come in
// clusters vary more than this takes for granted: it then finds differences somewhat too often.
Difference rate_difference(EventRate first, EventRate second);

}  // namespace relais::statistics

// How long until something happens, where for some it has not happened yet: the first reply to a story, the closing of
// a case. The open ones count for as long as they have waited; a mean over the closed ones would leave the slowest out
// (formulas.md 15.5).
//
// Source: E. L. Kaplan, P. Meier, "Nonparametric estimation from incomplete observations", JASA 53, 1958. Interval:
// Greenwood's variance on the scale log(-log S), as Kalbfleisch and Prentice recommend (1980).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/statistics/proportion.hpp"

namespace relais::statistics {

// Any unit of time, the same for all; not negative.
struct Waiting {
  double duration = 0;
  bool has_ended = false;  // by the event; otherwise it was still open when last seen
  std::int64_t count = 1;  // so many alike; more than 0
};

struct SurvivalStep {
  double time = 0;
  std::int64_t at_risk = 0;  // just before
  std::int64_t events = 0;   // at that time
  double survival = 1;       // share still waiting just after
  double greenwood = 0;      // sum of events / (at risk x (at risk - events)); infinite once nobody is left
};

class SurvivalCurve {
 public:
  // Ending and being last seen at the same time: the end comes first, as Kaplan and Meier agree. n log n of what
  // differs.
  explicit SurvivalCurve(std::vector<Waiting> waiting);

  // One per time with events, ascending.
  std::vector<SurvivalStep> const& steps() const { return steps_; }

  // Share still waiting just after `time`. Nothing for no data, and after the last one seen unless all had ended.
  std::optional<double> survival_at(double time) const;

  // Of 95 %. Nothing where the share is 0 or 1, and where there is no share.
  std::optional<Interval> interval_at(double time) const;

  // The first time by which a share of at least `share` (more than 0) has ended; nothing while it is not reached.
  std::optional<double> quantile(double share) const;

  // "Not reached" is an answer of its own, and is printed.
  std::optional<double> median() const { return quantile(0.5); }

  // From when to when one half may have ended: the times at which one half lies within the interval of the curve
  // (R. Brookmeyer, J. Crowley, "A confidence interval for the median survival time", Biometrics 38, 1982). An end that
  // is not reached is nothing.
  struct MedianInterval {
    std::optional<double> low;
    std::optional<double> high;
  };
  MedianInterval median_interval() const;

 private:
  SurvivalStep const* step_at(double time) const;

  std::vector<SurvivalStep> steps_;
  double last_seen_ = -1;
};

}  // namespace relais::statistics

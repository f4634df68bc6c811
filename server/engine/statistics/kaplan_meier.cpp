#include "engine/statistics/kaplan_meier.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace relais::statistics {

SurvivalCurve::SurvivalCurve(std::vector<Waiting> waiting) {
  std::sort(waiting.begin(), waiting.end(), [](Waiting const& a, Waiting const& b) { return a.duration < b.duration; });
  assert(waiting.empty() || waiting.front().duration >= 0);
  auto const together = [](auto from, auto to) {
    return std::accumulate(from, to, std::int64_t{0}, [](auto sum, Waiting const& one) { return sum + one.count; });
  };
  auto at_risk = together(waiting.begin(), waiting.end());
  auto survival = 1.0;
  auto greenwood = 0.0;
  for (auto next = waiting.begin(); next != waiting.end();) {
    auto const time = next->duration;
    auto const later = std::find_if(next, waiting.end(), [&](Waiting const& one) { return one.duration > time; });
    auto const events = std::accumulate(next, later, std::int64_t{0}, [](auto sum, Waiting const& one) {
      return sum + (one.has_ended ? one.count : 0);
    });
    if (events > 0) {
      auto const d = static_cast<double>(events);
      auto const n = static_cast<double>(at_risk);
      survival *= (n - d) / n;
      greenwood += d / (n * (n - d));
      steps_.push_back({time, at_risk, events, survival, greenwood});
    }
    last_seen_ = time;
    at_risk -= together(next, later);
    next = later;
  }
}

SurvivalStep const* SurvivalCurve::step_at(double time) const {
  auto const later = std::upper_bound(steps_.begin(), steps_.end(), time,
                                      [](double at, SurvivalStep const& step) { return at < step.time; });
  return later == steps_.begin() ? nullptr : &*std::prev(later);
}

std::optional<double> SurvivalCurve::survival_at(double time) const {
  auto const all_have_ended = !steps_.empty() && steps_.back().survival == 0;
  if (last_seen_ < 0 || (time > last_seen_ && !all_have_ended)) {
    return std::nullopt;
  }
  auto const* step = step_at(time);
  return step == nullptr ? 1 : step->survival;
}

std::optional<Interval> SurvivalCurve::interval_at(double time) const {
  auto const* step = step_at(time);
  if (!survival_at(time) || step == nullptr || step->survival == 0) {
    return std::nullopt;
  }
  auto const log_survival = std::log(step->survival);
  auto const width = kZ95 * std::sqrt(step->greenwood) / -log_survival;
  return Interval{std::exp(log_survival * std::exp(width)), std::exp(log_survival * std::exp(-width))};
}

std::optional<double> SurvivalCurve::quantile(double share) const {
  assert(share > 0 && share <= 1);
  // One half reached exactly must not be missed by the last binary digit of a product.
  auto const reached = std::find_if(steps_.begin(), steps_.end(),
                                    [&](SurvivalStep const& step) { return step.survival <= 1 - share + 1e-12; });
  return reached == steps_.end() ? std::nullopt : std::optional{reached->time};
}

SurvivalCurve::MedianInterval SurvivalCurve::median_interval() const {
  auto found = MedianInterval{};
  for (auto const& step : steps_) {
    auto const interval = interval_at(step.time).value_or(Interval{0, 0});  // of a share of 0
    if (!found.low && interval.low <= 0.5) {
      found.low = step.time;
    }
    if (!found.high && interval.high <= 0.5) {
      found.high = step.time;
    }
  }
  return found;
}

}  // namespace relais::statistics

#include "actions/measure.hpp"

#include "engine/statistics/rate.hpp"

namespace relais::actions {
namespace {

using std::chrono::day;
using std::chrono::months;

bool is_rate(MeasureKind kind) {
  return kind == MeasureKind::kStoriesPerMonth;
}

statistics::EventRate rate_of(Measured measured) {
  return {measured.count, static_cast<double>(measured.of)};
}

statistics::Proportion share_of(Measured measured) {
  return {measured.count, measured.of};
}

PeriodFigure period(MeasuredMonths const& of) {
  auto const last = std::chrono::sys_days{of.months.end()} - std::chrono::days{1};
  return {of.months.since, Date{last}, of.measured, std::nullopt, std::nullopt};
}

void show(MeasureKind kind, PeriodFigure& figure) {
  auto const& measured = figure.measured;
  figure.value = is_rate(kind) ? rate_of(measured).value() : share_of(measured).share();
  figure.interval =
      is_rate(kind) ? statistics::rate_interval(rate_of(measured)) : statistics::wilson_interval(share_of(measured));
}

}  // namespace

Date Months::end() const {
  return (since.year() / since.month() + months{count}) / day{1};
}

Months months_before(Date date, std::int64_t count) {
  return {(date.year() / date.month() - months{count}) / day{1}, count};
}

Months months_from(Date date, std::int64_t count) {
  auto const begun = date.year() / date.month();
  return {(date.day() == day{1} ? begun : begun + months{1}) / day{1}, count};
}

bool less_is_better(MeasureKind kind) {
  return kind != MeasureKind::kSolvedShare;
}

BeforeAfter compare(MeasureKind kind, MeasuredMonths const& before, std::optional<MeasuredMonths> const& after,
                    std::optional<Date> measurable_on) {
  BeforeAfter comparison{MeasureOutcome::kNotDone, period(before), std::nullopt, std::nullopt, std::nullopt};
  // What there is enough of to be shown: of what was published already, so that no count in it is a secret.
  auto const is_enough = [&](Measured measured, std::int64_t fewest) {
    return (is_rate(kind) ? measured.count : measured.of) >= fewest;
  };
  if (!after) {
    comparison.outcome = measurable_on ? MeasureOutcome::kTooEarly : MeasureOutcome::kNotDone;
    comparison.measurable_on = measurable_on;
    if (is_enough(before.measured, statistics::kFewestForRate)) {
      show(kind, comparison.before);
    }
    return comparison;
  }
  comparison.after = period(*after);
  auto const both = Measured{before.measured.count + after->measured.count, 0};
  auto const may = [&](std::int64_t fewest) {
    return is_rate(kind) ? is_enough(both, fewest)
                         : is_enough(before.measured, fewest) && is_enough(after->measured, fewest);
  };
  if (!may(statistics::kFewestForRate)) {
    comparison.outcome = MeasureOutcome::kTooFew;
    return comparison;
  }
  show(kind, comparison.before);
  show(kind, *comparison.after);
  if (!may(statistics::kFewestForComparison)) {
    comparison.outcome = MeasureOutcome::kNotCompared;
    return comparison;
  }
  comparison.difference = is_rate(kind)
                              ? statistics::rate_difference(rate_of(after->measured), rate_of(before.measured))
                              : statistics::newcombe_difference(share_of(after->measured), share_of(before.measured));
  auto const& [low, high] = comparison.difference->interval;
  comparison.outcome = high < 0 ? MeasureOutcome::kLess : low > 0 ? MeasureOutcome::kMore : MeasureOutcome::kNotMoved;
  return comparison;
}

}  // namespace relais::actions

// Whether the figure that an action was to move has moved: the same definition, over as many whole months before it
// was decided as after it was done.
//
// Source of the floors: formulas.md 15.6 (nothing shown of fewer than 10, no comparison of fewer than 30). A share
// rests on its answers in each period; a rate of stories a month has months below its line and rests on the stories of
// both periods together, so that a fall to nothing can be seen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "engine/statistics/event_rate.hpp"
#include "platform/clock/clock.hpp"
#include "platform/json/constraints.hpp"

namespace relais::actions {

// stories_per_month: published stories. negative_share: of published stories. solved_share: of the verdicts that
// authors gave.
enum class MeasureKind { kStoriesPerMonth, kNegativeShare, kSolvedShare };
BOOST_DESCRIBE_ENUM(MeasureKind, kStoriesPerMonth, kNegativeShare, kSolvedShare)

// Of one service in one department; of stories a month also those of one irritant alone.
struct MeasureDefinition {
  MeasureKind kind = MeasureKind::kNegativeShare;
  std::string service;
  std::string department;
  std::optional<std::string> irritant;
  bool operator==(MeasureDefinition const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeasureDefinition, (), (kind, service, department, irritant))

struct ActionMeasure : MeasureDefinition {
  std::int32_t months = 3;           // before, and after
  std::optional<Date> remeasure_on;  // when the months after are over, unless said
};
BOOST_DESCRIBE_STRUCT(ActionMeasure, (MeasureDefinition), (months, remeasure_on))

// Whole months, of the calendar of Greenwich.
struct Months {
  Date since;  // the first day
  std::int64_t count = 0;

  Date end() const;  // the day after the last
  bool operator==(Months const&) const = default;
};

// The whole months that were over on that day.
Months months_before(Date day, std::int64_t count);
// The whole months that begin on that day or after it.
Months months_from(Date day, std::int64_t count);

// So many of so many: of a rate, stories in so many months.
struct Measured {
  std::int64_t count = 0;
  std::int64_t of = 0;
};
BOOST_DESCRIBE_STRUCT(Measured, (), (count, of))

enum class MeasureOutcome {
  kNotDone,      // there is no after yet
  kTooEarly,     // its months are not over
  kTooFew,       // fewer than 10: nothing is shown
  kNotCompared,  // fewer than 30: shown with intervals, not compared
  kNotMoved,     // 0 lies within the interval of the difference
  kMore,
  kLess,
};
BOOST_DESCRIBE_ENUM(MeasureOutcome, kNotDone, kTooEarly, kTooFew, kNotCompared, kNotMoved, kMore, kLess)

struct PeriodFigure {
  Date since;
  Date until;  // included
  Measured measured;
  std::optional<double> value;  // a share from 0 to 1, or stories a month; nothing of too few
  std::optional<statistics::Interval> interval;
};
BOOST_DESCRIBE_STRUCT(PeriodFigure, (), (since, until, measured, value, interval))

struct BeforeAfter {
  MeasureOutcome outcome = MeasureOutcome::kNotDone;
  PeriodFigure before;
  std::optional<PeriodFigure> after;
  std::optional<statistics::Difference> difference;  // after - before
  std::optional<Date> measurable_on;                 // where it is too early
};
BOOST_DESCRIBE_STRUCT(BeforeAfter, (), (outcome, before, after, difference, measurable_on))

struct MeasuredMonths {
  Months months;
  Measured measured;
};

// `after` is nothing where the action is not done, or where its months are not over: `measurable_on` says until when.
BeforeAfter compare(MeasureKind kind, MeasuredMonths const& before, std::optional<MeasuredMonths> const& after,
                    std::optional<Date> measurable_on);

// Whether less is what was wanted.
bool less_is_better(MeasureKind kind);

}  // namespace relais::actions

template <>
struct relais::json::Constraints<relais::actions::ActionMeasure> {
  using ActionMeasure = relais::actions::ActionMeasure;
  static constexpr auto all =
      std::tuple{range(&ActionMeasure::months, 1, 24), length(&ActionMeasure::service, 1, 64),
                 length(&ActionMeasure::department, 1, 20), length(&ActionMeasure::irritant, 1, 64)};
};

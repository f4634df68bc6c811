// One figure as it is shown: its value, or why there is none. Nothing is ever 0 because it is not known.
#pragma once

#include "engine/statistics/compose.hpp"
#include "engine/statistics/histogram.hpp"
#include "engine/statistics/rate.hpp"
#include "indicators/feed.hpp"

namespace relais::indicators {

// Known and fragile have a value; fragile rests on fewer than thirty and is compared with nothing. The others say why
// there is none: hidden, or it would tell of single persons; nothing of the kind happened; nothing was recorded at all;
// the period is to come; the definition changed within it; it is not kept by this breakdown.
enum class FigureState { kKnown, kFragile, kHidden, kNothing, kNotRecorded, kNotYet, kDefinitionChanged, kNotKept };
BOOST_DESCRIBE_ENUM(FigureState, kKnown, kFragile, kHidden, kNothing, kNotRecorded, kNotYet, kDefinitionChanged,
                    kNotKept)

struct Figure {
  FigureState state = FigureState::kNotRecorded;
  std::optional<double> value;                   // in the unit of the definition; a share is 0 to 1
  std::optional<statistics::Interval> interval;  // of a share, 95 %; of a quantile, its class
  std::optional<std::int64_t> numerator;
  std::optional<std::int64_t> denominator;  // n
  bool is_lower_bound = false;              // parts of it are hidden and not counted
};
BOOST_DESCRIBE_STRUCT(Figure, (), (state, value, interval, numerator, denominator, is_lower_bound))

// What a figure is made of: sums of what may be published, and how many pieces of them are hidden.
struct Sums {
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;  // of a count: the same as the numerator
  std::size_t hidden_of_numerator = 0;
  std::size_t hidden_of_denominator = 0;
  std::vector<std::int64_t> classes = {};  // of a quantile
  bool is_recorded = true;                 // something was recorded in the period

  void add(statistics::Composed const& of, statistics::Composed const& among);
  bool is_exact() const { return hidden_of_numerator + hidden_of_denominator == 0; }
  statistics::CellState numerator_state() const;
  statistics::CellState denominator_state() const;
};

// `is_own`: the figures of one's own counter, whose records one may read anyway: no rule hides them.
Figure figure_of(Definition const& definition, Feed const& feed, Sums const& sums, bool is_own);

// The difference of two shares, with its interval; nothing where either is not known for sure.
std::optional<statistics::Difference> difference(Definition const& definition, Figure const& now, Figure const& before);

}  // namespace relais::indicators

#include "indicators/figure.hpp"

namespace relais::indicators {
namespace {

using statistics::CellState;
using statistics::RateState;

Figure without_value(FigureState state) {
  Figure figure;
  figure.state = state;
  return figure;
}

FigureState state_of(RateState rate) {
  switch (rate) {
    case RateState::kShown:
      return FigureState::kKnown;
    case RateState::kFragile:
      return FigureState::kFragile;
    case RateState::kHidden:
      return FigureState::kHidden;
  }
  return FigureState::kHidden;
}

// A share of few is fragile at one's own counter, too; it is not hidden from whoever recorded it.
FigureState state_of_share(Sums const& sums, bool is_own) {
  auto const proportion = statistics::Proportion{sums.numerator, sums.denominator};
  auto const rate = statistics::rate_state(proportion, sums.numerator_state(), sums.denominator_state());
  if (is_own) {
    return sums.denominator < statistics::kFewestForComparison ? FigureState::kFragile : FigureState::kKnown;
  }
  return state_of(rate);
}

Figure share(Sums const& sums, bool is_own) {
  if (sums.denominator == 0) {
    return without_value(sums.is_exact() ? FigureState::kNothing : FigureState::kHidden);
  }
  auto const proportion = statistics::Proportion{sums.numerator, sums.denominator};
  auto figure = without_value(sums.is_exact() ? state_of_share(sums, is_own) : FigureState::kHidden);
  if (figure.state != FigureState::kHidden) {
    figure.value = proportion.share();
    figure.interval = statistics::wilson_interval(proportion);
    figure.numerator = sums.numerator;
    figure.denominator = sums.denominator;
  }
  return figure;
}

Figure ratio(Sums const& sums, bool is_own) {
  if (sums.denominator == 0) {
    return without_value(sums.is_exact() ? FigureState::kNothing : FigureState::kHidden);
  }
  auto const is_hidden = sums.numerator_state() == CellState::kHidden ||
                         sums.denominator_state() == CellState::kHidden || !sums.is_exact();
  if (is_hidden && !is_own) {
    return without_value(FigureState::kHidden);
  }
  auto figure = without_value(FigureState::kKnown);
  figure.value = static_cast<double>(sums.numerator) / static_cast<double>(sums.denominator);
  figure.numerator = sums.numerator;
  figure.denominator = sums.denominator;
  return figure;
}

Figure counted(Definition const& definition, Sums const& sums, bool is_own) {
  auto const is_of_some = !definition.denominator.empty();
  if (is_of_some && sums.denominator == 0) {
    return without_value(sums.is_exact() || is_own ? FigureState::kNotRecorded : FigureState::kHidden);
  }
  if (sums.numerator_state() == CellState::kHidden && !is_own) {
    return without_value(FigureState::kHidden);
  }
  auto figure = without_value(FigureState::kKnown);
  figure.value = static_cast<double>(sums.numerator);
  figure.numerator = sums.numerator;
  if (is_of_some) {
    figure.denominator = sums.denominator;
  }
  figure.is_lower_bound = !sums.is_exact() && !is_own;
  return figure;
}

// How many it is of is published like any count.
Figure quantile(Definition const& definition, Feed const& feed, Sums const& sums, bool is_own) {
  auto const& edges = feed.breakdowns[breakdown(feed, definition.classes)].edges;
  auto const histogram = statistics::Histogram{edges, sums.classes};
  auto const total = histogram.total();
  auto const found = histogram.quantile(definition.measure == Measure::kMedian ? 0.5 : 0.9);
  if (!found) {
    return without_value(FigureState::kNothing);
  }
  if ((total < statistics::kFewestForRate || !sums.is_exact()) && !is_own) {
    return without_value(FigureState::kHidden);
  }
  auto figure = without_value(total < statistics::kFewestForComparison ? FigureState::kFragile : FigureState::kKnown);
  figure.value = found->value.value_or(found->low);
  figure.is_lower_bound = !found->value.has_value();
  figure.interval = statistics::Interval{found->low, found->high.value_or(found->low)};
  figure.denominator = total;
  return figure;
}

}  // namespace

void Sums::add(statistics::Composed const& of, statistics::Composed const& among) {
  numerator += of.sum;
  denominator += among.sum;
  hidden_of_numerator += of.hidden_pieces;
  hidden_of_denominator += among.hidden_pieces;
}

CellState Sums::numerator_state() const {
  return hidden_of_numerator > 0 && numerator == 0 ? CellState::kHidden : CellState::kShown;
}

CellState Sums::denominator_state() const {
  return hidden_of_denominator > 0 && denominator == 0 ? CellState::kHidden : CellState::kShown;
}

Figure figure_of(Definition const& definition, Feed const& feed, Sums const& sums, bool is_own) {
  if (!sums.is_recorded) {
    return without_value(FigureState::kNotRecorded);
  }
  switch (definition.measure) {
    case Measure::kShare:
      return share(sums, is_own);
    case Measure::kRatio:
      return ratio(sums, is_own);
    case Measure::kCount:
      return counted(definition, sums, is_own);
    case Measure::kMedian:
    case Measure::kNinetieth:
      return quantile(definition, feed, sums, is_own);
  }
  return without_value(FigureState::kNotKept);
}

std::optional<statistics::Difference> difference(Definition const& definition, Figure const& now,
                                                 Figure const& before) {
  auto const is_sure = now.state == FigureState::kKnown && before.state == FigureState::kKnown;
  if (!is_sure || definition.measure != Measure::kShare) {
    return std::nullopt;
  }
  return statistics::newcombe_difference({*now.numerator, *now.denominator}, {*before.numerator, *before.denominator});
}

}  // namespace relais::indicators

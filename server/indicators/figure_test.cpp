#include "indicators/figure.hpp"

#include <gtest/gtest.h>

namespace relais::indicators {
namespace {

Definition defined(Measure measure, std::vector<std::string> denominator = {}) {
  Definition definition;
  definition.measure = measure;
  definition.numerator = {"of"};
  definition.denominator = std::move(denominator);
  return definition;
}

Sums sums(std::int64_t numerator, std::int64_t denominator) {
  Sums sums;
  sums.numerator = numerator;
  sums.denominator = denominator;
  return sums;
}

FigureState state_of(Definition const& definition, Sums const& of, bool is_own = false) {
  auto const figure = figure_of(definition, {}, of, is_own);
  EXPECT_EQ(figure.value.has_value(), figure.state == FigureState::kKnown || figure.state == FigureState::kFragile);
  return figure.state;
}

TEST(Figure, of_few_is_hidden_above_the_counter_and_fragile_at_it) {
  auto const share = defined(Measure::kShare, {"among"});
  EXPECT_EQ(state_of(share, sums(81, 100)), FigureState::kKnown);
  EXPECT_EQ(state_of(share, sums(12, 20)), FigureState::kFragile);
  EXPECT_EQ(state_of(share, sums(5, 9)), FigureState::kHidden);
  EXPECT_EQ(state_of(share, sums(5, 9), true), FigureState::kFragile);
  EXPECT_EQ(state_of(share, sums(98, 100)), FigureState::kHidden) << "it would tell of the two that are left";
}

TEST(Figure, is_never_0_for_what_is_not_known) {
  auto const known_of = defined(Measure::kCount, {"asked"});
  EXPECT_EQ(state_of(known_of, sums(0, 0)), FigureState::kNotRecorded);
  EXPECT_EQ(state_of(known_of, sums(0, 40)), FigureState::kKnown) << "asked, and none";
  EXPECT_EQ(state_of(defined(Measure::kShare, {"among"}), sums(0, 0)), FigureState::kNothing);
  auto nothing = sums(0, 0);
  nothing.is_recorded = false;
  EXPECT_EQ(state_of(defined(Measure::kCount), nothing), FigureState::kNotRecorded);
}

TEST(Figure, with_hidden_parts_is_hidden_or_at_least) {
  auto partly = sums(0, 0);
  partly.hidden_of_numerator = 1;
  EXPECT_EQ(state_of(defined(Measure::kShare, {"among"}), partly), FigureState::kHidden);
  EXPECT_EQ(state_of(defined(Measure::kCount), partly), FigureState::kHidden);
  EXPECT_EQ(state_of(defined(Measure::kCount, {"asked"}), partly), FigureState::kHidden);
  auto some = sums(120, 120);
  some.hidden_of_numerator = 2;
  EXPECT_TRUE(figure_of(defined(Measure::kCount), {}, some, false).is_lower_bound);
}

TEST(Figure, differs_from_another_only_where_both_are_sure) {
  auto const share = defined(Measure::kShare, {"among"});
  auto const sure = figure_of(share, {}, sums(81, 100), false);
  auto const fragile = figure_of(share, {}, sums(12, 20), false);
  EXPECT_TRUE(difference(share, sure, sure));
  EXPECT_FALSE(difference(share, sure, fragile));
}

}  // namespace
}  // namespace relais::indicators

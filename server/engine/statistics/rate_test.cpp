#include "engine/statistics/rate.hpp"

#include <gtest/gtest.h>

namespace relais::statistics {
namespace {

RateState state(std::int64_t count, std::int64_t of) {
  return rate_state({count, of}, CellState::kShown, CellState::kShown);
}

TEST(Rate, is_hidden_below_ten_and_fragile_below_thirty) {
  EXPECT_EQ(state(0, 0), RateState::kHidden);
  EXPECT_EQ(state(0, 9), RateState::kHidden);
  EXPECT_EQ(state(5, 10), RateState::kFragile);
  EXPECT_EQ(state(0, 29), RateState::kFragile);
  EXPECT_EQ(state(15, 30), RateState::kShown);
}

TEST(Rate, of_a_small_count_or_all_but_a_small_count_is_hidden) {
  EXPECT_EQ(state(4, 100), RateState::kHidden);
  EXPECT_EQ(state(97, 100), RateState::kHidden);
  EXPECT_EQ(state(0, 100), RateState::kShown);
  EXPECT_EQ(state(100, 100), RateState::kShown);
  EXPECT_EQ(state(95, 100), RateState::kShown);
}

TEST(Rate, of_public_counts_hides_no_small_count) {
  EXPECT_EQ(rate_state(9), RateState::kHidden);
  EXPECT_EQ(rate_state(17), RateState::kFragile);
  EXPECT_EQ(rate_state(30), RateState::kShown);
}

TEST(Rate, does_not_tell_a_hidden_count) {
  EXPECT_EQ(rate_state({50, 100}, CellState::kHidden, CellState::kShown), RateState::kHidden);
  EXPECT_EQ(rate_state({50, 100}, CellState::kShown, CellState::kHidden), RateState::kHidden);
}

}  // namespace
}  // namespace relais::statistics

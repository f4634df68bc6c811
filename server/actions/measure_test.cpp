// Whether a figure has moved is decided by its interval, and not where there are too few.
#include "actions/measure.hpp"

#include <gtest/gtest.h>

#include "actions/action_words.hpp"

namespace relais::actions {
namespace {

Date day(std::string const& text) {
  return TextForm<Date>::read(text).value();
}

MeasuredMonths quarter(std::string const& since, std::int64_t count, std::int64_t of) {
  return {{day(since), 3}, {count, of}};
}

BeforeAfter share(std::int64_t before, std::int64_t of_before, std::int64_t after, std::int64_t of_after) {
  return compare(MeasureKind::kNegativeShare, quarter("2026-01-01", before, of_before),
                 quarter("2026-06-01", after, of_after), std::nullopt);
}

BeforeAfter rate(std::int64_t before, std::int64_t after) {
  return compare(MeasureKind::kStoriesPerMonth, quarter("2026-01-01", before, 3), quarter("2026-06-01", after, 3),
                 std::nullopt);
}

TEST(Months, those_before_were_over_when_it_was_decided) {
  EXPECT_EQ(months_before(day("2026-03-31"), 3), (Months{day("2025-12-01"), 3}));
  EXPECT_EQ(months_before(day("2026-03-01"), 1), (Months{day("2026-02-01"), 1}));
  EXPECT_EQ(months_before(day("2026-03-31"), 3).end(), day("2026-03-01"));
}

TEST(Months, those_after_begin_when_it_is_done) {
  EXPECT_EQ(months_from(day("2026-11-15"), 2), (Months{day("2026-12-01"), 2}));
  EXPECT_EQ(months_from(day("2026-11-15"), 2).end(), day("2027-02-01"));
  EXPECT_EQ(months_from(day("2026-11-01"), 1), (Months{day("2026-11-01"), 1}));
}

TEST(Compare, a_share_that_falls_beyond_chance_has_moved) {
  auto const moved = share(60, 100, 30, 100);
  EXPECT_EQ(moved.outcome, MeasureOutcome::kLess);
  ASSERT_TRUE(moved.difference);
  EXPECT_NEAR(moved.difference->value, -0.3, 1e-9);
  EXPECT_LT(moved.difference->interval.high, 0);
  EXPECT_EQ(share(30, 100, 60, 100).outcome, MeasureOutcome::kMore);
}

TEST(Compare, nothing_has_moved_while_zero_lies_within_the_interval) {
  auto const same = share(20, 40, 17, 40);
  EXPECT_EQ(same.outcome, MeasureOutcome::kNotMoved);
  EXPECT_LT(same.difference->interval.low, 0);
  EXPECT_GT(same.difference->interval.high, 0);
}

TEST(Compare, below_thirty_both_are_shown_and_not_compared) {
  auto const few = share(29, 29, 0, 100);
  EXPECT_EQ(few.outcome, MeasureOutcome::kNotCompared);
  EXPECT_TRUE(few.before.interval);
  EXPECT_TRUE(few.after->interval);
  EXPECT_FALSE(few.difference);
  EXPECT_EQ(share(30, 30, 0, 30).outcome, MeasureOutcome::kLess);
}

TEST(Compare, below_ten_nothing_is_shown) {
  auto const few = share(9, 9, 0, 100);
  EXPECT_EQ(few.outcome, MeasureOutcome::kTooFew);
  EXPECT_FALSE(few.before.value);
  EXPECT_FALSE(few.after->value);
  EXPECT_EQ(share(0, 0, 0, 0).outcome, MeasureOutcome::kTooFew);
}

TEST(Compare, a_rate_that_falls_to_nothing_is_seen) {
  auto const gone = rate(36, 0);
  EXPECT_EQ(gone.outcome, MeasureOutcome::kLess);
  EXPECT_DOUBLE_EQ(gone.difference->value, -12);
  EXPECT_EQ(*gone.after->value, 0);
  EXPECT_EQ(rate(9, 0).outcome, MeasureOutcome::kTooFew);
  EXPECT_EQ(rate(29, 0).outcome, MeasureOutcome::kNotCompared);
  EXPECT_EQ(rate(20, 18).outcome, MeasureOutcome::kNotMoved);
}

TEST(Compare, before_it_is_done_and_before_its_months_are_over_there_is_no_after) {
  auto const before = quarter("2026-01-01", 50, 100);
  auto const open = compare(MeasureKind::kNegativeShare, before, std::nullopt, std::nullopt);
  EXPECT_EQ(open.outcome, MeasureOutcome::kNotDone);
  EXPECT_TRUE(open.before.value);
  auto const early = compare(MeasureKind::kNegativeShare, before, std::nullopt, day("2026-09-01"));
  EXPECT_EQ(early.outcome, MeasureOutcome::kTooEarly);
  EXPECT_EQ(early.measurable_on, day("2026-09-01"));
  EXPECT_FALSE(
      compare(MeasureKind::kNegativeShare, quarter("2026-01-01", 5, 9), std::nullopt, std::nullopt).before.value);
}

class Words : public testing::Test {
 protected:
  Words() : texts_(i18n::Texts::load_embedded()) {}
  void SetUp() override { ASSERT_TRUE(texts_) << texts_.problem().detail; }
  std::string change(MeasureKind kind, BeforeAfter const& result) const {
    return ActionWords{*texts_, Language::kEn}.said(kind, result).change_words;
  }
  Result<i18n::Texts> texts_;
};

TEST_F(Words, say_plainly_when_nothing_moved) {
  EXPECT_EQ(change(MeasureKind::kNegativeShare, share(20, 40, 17, 40)),
            "Nothing that can be told apart from chance has moved: −7.5 points (margin −27.9 to 13.8).");
}

TEST_F(Words, say_how_far_it_moved_and_whether_that_was_wanted) {
  EXPECT_EQ(change(MeasureKind::kNegativeShare, share(60, 100, 30, 100)),
            "Down by 30.0 points (margin 16.3 to 42.2). This is what was wanted.");
  EXPECT_EQ(change(MeasureKind::kSolvedShare, share(60, 100, 30, 100)),
            "Down by 30.0 points (margin 16.3 to 42.2). This is the opposite of what was wanted.");
  EXPECT_EQ(change(MeasureKind::kStoriesPerMonth, rate(36, 0)),
            "Down by 12.0 a month (margin 8.4 to 16.6). This is what was wanted.");
}

TEST_F(Words, say_what_cannot_be_said) {
  EXPECT_EQ(change(MeasureKind::kNegativeShare, share(1, 2, 1, 2)), "Too few to tell: fewer than ten.");
  EXPECT_EQ(change(MeasureKind::kNegativeShare, share(10, 20, 10, 20)), "Too few to compare: fewer than thirty.");
  auto const before = quarter("2026-01-01", 50, 100);
  EXPECT_EQ(change(MeasureKind::kNegativeShare,
                   compare(MeasureKind::kNegativeShare, before, std::nullopt, day("2026-09-01"))),
            "Too early to tell: the months after are over on 1\u00a0September 2026.");
}

TEST_F(Words, a_figure_has_its_margin_and_what_it_rests_on) {
  auto const said = ActionWords{*texts_, Language::kEn}.said(MeasureKind::kNegativeShare, share(80, 100, 8, 10));
  EXPECT_EQ(said.before_period, "January 2026 to March 2026");
  EXPECT_EQ(said.before_words, "80.0% (margin 71.1 to 86.7%), 80 of 100");  // formulas.md 15.2
  EXPECT_EQ(said.after_words, "80.0% (margin 49.0 to 94.3%), 8 of 10");
}

}  // namespace
}  // namespace relais::actions

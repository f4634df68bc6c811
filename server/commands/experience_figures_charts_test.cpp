#include "commands/experience_figures_charts.hpp"

#include <gtest/gtest.h>

namespace relais::commands {
namespace {

using experiences::Month;
using experiences::StoryCohort;
using experiences::StoryFigureState;

StoryCohort cohort(unsigned month, std::int64_t count, std::int64_t of) {
  StoryCohort one;
  one.month = std::chrono::year{2026} / std::chrono::month{month};
  one.stories = of;
  experiences::StoryRate rate;
  rate.state = of == 0 ? StoryFigureState::kNothing : of < 10 ? StoryFigureState::kHidden : StoryFigureState::kFragile;
  if (rate.state == StoryFigureState::kFragile) {
    rate.share = static_cast<double>(count) / static_cast<double>(of);
    rate.interval = statistics::wilson_interval({count, of});
  }
  one.answered = {{30, rate}};
  return one;
}

TEST(CohortChart, a_month_without_a_rate_keeps_its_place) {
  auto const chart =
      cohort_chart({cohort(5, 14, 17), cohort(4, 0, 0), cohort(3, 3, 9), cohort(2, 17, 21)}, Language::kFr);
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->months, 4);
  ASSERT_EQ(chart->bars.size(), 2U);
  // From 84 to 632: four places of 137.
  EXPECT_EQ(chart->bars[0].middle, "152.5");
  EXPECT_EQ(chart->bars[1].middle, "563.5");
  ASSERT_EQ(chart->bar_marks.size(), 2U);
  EXPECT_EQ(chart->bar_marks[0].label, "février 2026");
  EXPECT_EQ(chart->bar_marks[1].label, "mai 2026");
}

TEST(CohortChart, a_month_that_is_too_young_has_no_place) {
  auto young = cohort(6, 0, 0);
  young.answered.front().rate.state = StoryFigureState::kNotYet;
  auto const chart = cohort_chart({young, cohort(5, 14, 17)}, Language::kFr);
  ASSERT_TRUE(chart);
  EXPECT_EQ(chart->months, 1);
}

TEST(CohortChart, nothing_is_drawn_without_a_rate) {
  EXPECT_FALSE(cohort_chart({}, Language::kFr));
  EXPECT_FALSE(cohort_chart({cohort(5, 3, 9)}, Language::kFr));
}

}  // namespace
}  // namespace relais::commands

// The figures of stories as a file: a figure a line.
#pragma once

#include "experiences/experience_figures.hpp"

namespace relais::experiences {

// "c" where a count is hidden, as in all our files. Of a median, `value`, `low` and `high` are days, of a rate shares,
// of stories for each 1,000 visits so many.
struct ExperienceFigureRow {
  NetworkId network;
  std::optional<StoryBreakdown> by;  // with `key`; neither: of all that was asked for
  std::string key;
  std::string label;
  std::optional<Month> cohort;  // published in that month alone
  std::string figure;           // "answered_within_30", "median_days", "solved_of_judged"
  StoryFigureState state = StoryFigureState::kShown;
  std::string count;
  std::string of;
  std::optional<double> value;
  std::optional<double> low;  // of 95 %
  std::optional<double> high;
  Month from{};
  Month to{};
  Date as_of{};
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(ExperienceFigureRow, (),
                      (network, by, key, label, cohort, figure, state, count, of, value, low, high, from, to, as_of,
                       is_generated))

std::string experience_figures_csv(ExperienceFigures const& figures, std::optional<StoryBreakdown> by);

}  // namespace relais::experiences

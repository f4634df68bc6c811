// What a question about the figures of stories is about.
#pragma once

#include "experiences/experience_figures.hpp"

namespace relais::experiences {

struct FiguresSelection {
  NetworkId network;
  Month from{};
  Month to{};
  std::vector<Month> months;  // from the first year with stories
  StoryCounts::Asked asked;
  std::vector<std::string> listed;  // values of `by`
  std::optional<std::pair<std::string, std::string>> compared;
};

// Refusals: those of figures_of().
Result<FiguresSelection> selection_of(StoryCounts const& stories, ExperienceFiguresQuery const& query,
                                      FiguresSurroundings const& surroundings);

// Empty: the value is a code with words of its own.
std::string label_of(StoryBreakdown breakdown, std::string const& value, NetworkId const& network,
                     FiguresSurroundings const& surroundings);

// Whether two rates can be told apart: both of 30 or more, over the same months, and 0 outside of the interval of their
// difference.
StoryComparison compare(ComparedFigure figure, std::string first_key, StoryRate const& first, std::string second_key,
                        StoryRate const& second);

}  // namespace relais::experiences

// Pictures of the figures of stories; beside each stands its table.
#pragma once

#include "commands/experience_figures_models.hpp"
#include "experiences/experience_figures.hpp"

namespace relais::commands {

// Rates within 30 days of the latest 24 months old enough for one, each with its interval; nothing without any rate.
// `cohorts`: one month after the other, the latest first.
std::optional<CohortChart> cohort_chart(std::vector<experiences::StoryCohort> const& cohorts, Language language);

// Share that still waits, by days; nothing without steps.
std::optional<WaitingChart> waiting_chart(std::vector<experiences::StoryWaitingStep> const& steps,
                                          std::optional<double> median);

}  // namespace relais::commands

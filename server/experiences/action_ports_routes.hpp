// What stories are to actions: an origin of them, and what they are measured by.
#pragma once

#include "actions/actions.hpp"
#include "experiences/experience_house_routes.hpp"

namespace relais::experiences {

// Published stories; their titles with the marks of what is masked. `house` must outlive it.
actions::FindOrigins experience_origins(ExperienceHouse const& house);

// Stories of one irritant, of what is measured, published in those months.
using CountStoriesOfIrritant = std::function<std::int64_t(
    NetworkId const& network, actions::MeasureDefinition const& what, actions::Months const& months)>;

// `of_irritant`: none where no origin is an irritant, for then none can be asked for. `house` must outlive it.
actions::Measures action_measures(ExperienceHouse const& house, CountStoriesOfIrritant of_irritant = {});

}  // namespace relais::experiences

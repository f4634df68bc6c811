// What irritants are to actions: an origin of them, and what they are measured by.
#pragma once

#include "experiences/action_ports_routes.hpp"
#include "experiences/irritant_routes.hpp"

namespace relais::experiences {

// Confirmed ones, with their public page. `irritants` must outlive it.
actions::FindOrigins irritant_origins(Irritants const& irritants);

// Stories of the irritant about the service, or the bodies of a theme, in the department. `house` must outlive it.
CountStoriesOfIrritant stories_of_irritant(ExperienceHouse const& house);

}  // namespace relais::experiences

// Reading before publication.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

// GET /api/v1/moderation, POST /api/v1/experiences/{id}/moderation, GET /api/v1/statistics/moderation and
// /api/v1/statistics/moderation.csv.
void add_moderation_routes(http::Routes& routes, ExperienceHouse const& house);

}  // namespace relais::experiences

// Plain language, checked while an answer is written.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

// POST /api/v1/answer-checks: nothing is kept.
void add_answer_check_routes(http::Routes& routes, ExperienceHouse const& house);

}  // namespace relais::experiences

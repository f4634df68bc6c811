// Answering: what waits, answers, templates, and stories sent to whoever they concern.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

// GET /api/v1/experience-inbox, POST /api/v1/experiences/{id}/answers, PUT …/answers/{answer}, POST …/transfers,
// GET|PUT|DELETE /api/v1/answer-templates.
void add_answer_routes(http::Routes& routes, ExperienceHouse const& house);

}  // namespace relais::experiences

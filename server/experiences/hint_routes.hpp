// What may help whoever reads a story before publication: stories that it may repeat, signs that it sells something.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

void add_hint_routes(http::Routes& routes, ExperienceHouse const& house);

}  // namespace relais::experiences

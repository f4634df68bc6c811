// Reports that are sent by mail: each person's own, to themselves or to colleagues who may read the same figures.
#pragma once

#include "indicators/sharing_house_routes.hpp"

namespace relais::indicators {

// GET and POST /api/v1/scheduled-reports, PUT and DELETE /api/v1/scheduled-reports/{id}.
void add_scheduled_report_routes(http::Routes& routes, SharingHouse const& house);

}  // namespace relais::indicators

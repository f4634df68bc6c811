// Figures with their definitions, over HTTP.
#pragma once

#include "indicators/figures_house_routes.hpp"

namespace relais::indicators {

// GET /api/v1/indicators, /indicators/{id}, /statistics/{feed} and /statistics/{feed}.csv.
void add_statistics_routes(http::Routes& routes, FiguresHouse const& house);

}  // namespace relais::indicators

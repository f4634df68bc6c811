// Figures with their definitions, over HTTP.
#pragma once

#include "indicators/figures_house_routes.hpp"
#include "indicators/statistics.hpp"

namespace relais::indicators {

// GET /api/v1/indicators, /indicators/{id}, /statistics/{feed} and /statistics/{feed}.csv.
void add_statistics_routes(http::Routes& routes, FiguresHouse const& house);

// What anybody may read of a network (the first one unless said) and its territories; kept for some minutes.
Result<Statistics> open_statistics(FiguresHouse const& house, Feed const& feed, PublicQuery const& query,
                                   Language language);

}  // namespace relais::indicators

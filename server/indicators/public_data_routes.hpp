// The public figures as files that anybody may take away.
#pragma once

#include "indicators/figures_house_routes.hpp"
#include "indicators/public_data.hpp"

namespace relais::indicators {

inline constexpr std::string_view kPublicDataPath = "/api/v1/public-statistics/visits.csv";
inline constexpr std::string_view kPublicDataSchemaPath = "/api/v1/public-statistics/visits.schema.json";

// Of the first feed, whose figures the public page shows. A network is the first one unless said.
Result<std::string> public_data_csv(FiguresHouse const& house, std::optional<NetworkId> const& network);

// GET both paths. The first who asks in an hour waits for some eighty readings of the roll-ups; the rest are given what
// was made then.
void add_public_data_routes(http::Routes& routes, FiguresHouse const& house);

}  // namespace relais::indicators

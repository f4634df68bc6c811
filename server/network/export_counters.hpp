// The directory's counters as open data: CSV (RFC 4180, UTF-8) and GeoJSON, column by column what the API says.
#pragma once

#include "network/directory.hpp"

namespace relais::network {

// One line a counter that exists today, in the order of network and id; empty cell: not known.
std::string counters_csv(Directory const& directory, Scope const& scope);
// One point feature a counter that has coordinates.
std::string counters_geojson(Directory const& directory, Scope const& scope);

}  // namespace relais::network

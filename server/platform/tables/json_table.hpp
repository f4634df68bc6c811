// A JSON array of objects, or a GeoJSON FeatureCollection, to a table.
#pragma once

#include <string_view>

#include "platform/tables/table.hpp"

namespace relais::tables {

Result<Table> read_json_table(std::string_view utf8, Limits const& limits);

}  // namespace relais::tables

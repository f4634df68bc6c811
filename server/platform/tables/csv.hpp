// Comma-separated text (RFC 4180 and what people make of it) to a table.
#pragma once

#include <string_view>

#include "platform/tables/table.hpp"

namespace relais::tables {

Result<Table> read_csv(std::string_view utf8, Limits const& limits);

}  // namespace relais::tables

// Services of the Human Services Data Specification 3 as a list that the import of counters reads.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace relais::network {

// A JSON array of rows, a line each, one for each service: of its first place, since a counter has one of its own.
// Takes a page of services or a bare array of them. Nothing where `bytes` are not that.
std::optional<std::string> rows_of_hsds(std::string_view bytes);

}  // namespace relais::network

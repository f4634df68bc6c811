// Text inside an address that the program writes.
#pragma once

#include <string>
#include <string_view>

namespace relais::pages {

// All but unreserved characters (RFC 3986) as %XX: for path segments and for values of a query.
std::string percent_encoded(std::string_view text);

}  // namespace relais::pages

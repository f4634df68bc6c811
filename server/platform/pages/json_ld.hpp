// Structured data for search engines: a described struct as schema.org JSON-LD, safe inside <script>. Member names are
// written as schema.org does (postal_code -> "postalCode"), and at_type -> "@type".
//
// The only value that a template may insert with :none.
#pragma once

#include <string>
#include <string_view>

#include "platform/json/write.hpp"

namespace relais::pages {

// `json` as json::write made it.
json::Written schema_org(std::string_view json);

template <class T>
json::Written json_ld(T const& thing) {
  return schema_org(json::write(thing));
}

}  // namespace relais::pages

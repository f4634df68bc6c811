// The contract, from the routes themselves: an OpenAPI 3.1 document of every route under /api/.
#pragma once

#include <string>
#include <string_view>

#include "platform/http/routes.hpp"
#include "platform/http/texts.hpp"

namespace relais::http {

// Indented JSON in a stable order (paths, then methods), so that it can be kept under version control and compared.
// Summaries are in English. Refused, with the names in the detail, when two types would share a name in
// components/schemas or two routes an operationId: http.contract_collision.
Result<std::string> openapi_document(Routes const& routes, Texts const& texts, std::string_view version);

}  // namespace relais::http

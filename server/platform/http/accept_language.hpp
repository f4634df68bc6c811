// Which of the product's languages a reader prefers, from Accept-Language ("nl-BE, fr;q=0.8, *;q=0.1").
#pragma once

#include <string_view>

#include "platform/text/language.hpp"

namespace relais::http {

// Regions are ignored ("nl-BE" is Dutch). The highest weight wins, the earlier one among equals; "*" stands for French.
// French too when nothing fits. Cost: one pass over the header.
Language negotiated_language(std::string_view accept_language);

}  // namespace relais::http

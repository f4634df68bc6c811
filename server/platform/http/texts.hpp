// The texts of the product, as this room needs them: titles of problems, messages of wrong fields, summaries of routes.
#pragma once

#include <functional>
#include <string_view>

#include "platform/text/language.hpp"

namespace relais::http {

// The text of a dotted key. Called from any thread; the view lives as long as the program. Empty, or the key itself,
// where there is none.
using Texts = std::function<std::string_view(Language, std::string_view key)>;

}  // namespace relais::http

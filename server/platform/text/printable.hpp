// Text as a document can hold it.
#pragma once

#include <string>
#include <string_view>

namespace relais {

// Without control characters and what XML has no place for; tabs and line ends become spaces. `utf8` is valid.
std::string printable(std::string_view utf8);

}  // namespace relais

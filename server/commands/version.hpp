// The version of the program: set once, in the top CMakeLists.txt.
#pragma once

#include <string_view>

namespace relais::commands {

extern std::string_view const kVersion;

}  // namespace relais::commands

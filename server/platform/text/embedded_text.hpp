// A file put into the program at build time (cmake/embed_text.cmake).
#pragma once

#include <string_view>

namespace relais {

struct EmbeddedText {
  std::string_view name;  // "0001_platform.sql"
  std::string_view text;
};

}  // namespace relais

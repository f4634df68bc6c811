// The texts of the product, as this room needs them: the title of a problem and the message of a wrong field.
#pragma once

#include <string_view>

#include "platform/text/language.hpp"

namespace relais::http {

class Texts {
 public:
  virtual ~Texts() = default;
  // The text of a dotted key, or empty when that language has none. Called from any thread.
  virtual std::string_view text(Language language, std::string_view key) const = 0;
};

}  // namespace relais::http

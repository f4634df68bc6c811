#include "platform/text/text_form.hpp"

namespace relais {

std::string enumerator_text(std::string_view identifier) {
  auto const is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (identifier.size() > 1 && identifier[0] == 'k' && is_upper(identifier[1])) {
    identifier.remove_prefix(1);
  }
  std::string text;
  for (char const c : identifier) {
    if (is_upper(c)) {
      if (!text.empty()) {
        text += '_';
      }
      text += static_cast<char>(c - 'A' + 'a');
    } else {
      text += c;
    }
  }
  return text;
}

}  // namespace relais

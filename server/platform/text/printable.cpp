#include "platform/text/printable.hpp"

#include <algorithm>
#include <array>

namespace relais {
namespace {

constexpr auto kNoCharacters = std::array<std::string_view, 2>{"\xEF\xBF\xBE", "\xEF\xBF\xBF"};  // U+FFFE, U+FFFF

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

}  // namespace

std::string printable(std::string_view utf8) {
  std::string made;
  made.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    auto const c = utf8[i];
    if (std::ranges::find(kNoCharacters, utf8.substr(i, 3)) != kNoCharacters.end()) {
      i += 2;
    } else if (c == '\t' || c == '\n') {
      made += ' ';
    } else if (!is_control(c)) {
      made += c;
    }
  }
  return made;
}

}  // namespace relais

#include "engine/language/clauses.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "engine/language/fold.hpp"
#include "engine/language/readable.hpp"

namespace relais::language {
namespace {

bool ends_clause(UChar32 c) {
  return std::u32string_view{U".,;:!?()[]\"«»“”…\n\r"}.find(static_cast<char32_t>(c)) != std::u32string_view::npos;
}

bool is_in_word(UChar32 c) {
  if (c >= 0 && c < 0x80) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }
  return c > 0 && (u_isalnum(c) || u_charType(c) == U_NON_SPACING_MARK);
}

bool is_unseen(UChar32 c) {
  return c == 0xad || (c > 0x7f && u_charType(c) == U_FORMAT_CHAR);
}

bool is_letter_or_digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && (is_in_word(static_cast<unsigned char>(text[at])) || (text[at] & 0x80) != 0);
}

}  // namespace

std::vector<std::vector<PlacedWord>> clauses(std::string_view text) {
  auto clauses = std::vector<std::vector<PlacedWord>>(1);
  auto first = std::string_view::npos;
  auto const end_word = [&](std::size_t last) {
    if (first == std::string_view::npos) {
      return;
    }
    if (auto folded = fold(drawn_in_latin(text.substr(first, last - first)).text); !folded.empty()) {
      std::erase(folded, ' ');
      clauses.back().push_back({std::move(folded), {first, last}});
    }
    first = std::string_view::npos;
  };
  auto const size = static_cast<int32_t>(text.size());
  for (int32_t i = 0; i < size;) {
    auto const at = static_cast<std::size_t>(i);
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<std::uint8_t const*>(text.data()), i, size, c);
    if (is_in_word(c)) {
      first = first == std::string_view::npos ? at : first;
    } else if (c < 0 || is_unseen(c)) {
      continue;
    } else {
      auto const is_inside = (c == '.' || c == ',') && first != std::string_view::npos &&
                             is_letter_or_digit_at(text, static_cast<std::size_t>(i));
      end_word(at);
      if (ends_clause(c) && !is_inside && !clauses.back().empty()) {
        clauses.emplace_back();
      }
    }
  }
  end_word(text.size());
  if (clauses.back().empty()) {
    clauses.pop_back();
  }
  return clauses;
}

}  // namespace relais::language

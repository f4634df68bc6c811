#include "engine/language/readable.hpp"

#include <cstdint>

#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace relais::language {
namespace {

constexpr UChar32 kFullWidthFirst = 0xFF01;  // "！", of "!"
constexpr UChar32 kFullWidthLast = 0xFF5E;   // "～", of "~"
constexpr UChar32 kFirstPrinted = 0x21;
constexpr UChar32 kFullStops[] = {0x3002, 0xFF61};  // of Chinese and Japanese
constexpr UChar32 kLetterSet = 26;
constexpr UChar32 kBoldLetters = 0x1D400;  // mathematical alphabets of 52 letters each, up to
constexpr UChar32 kLastLetters = 0x1D6A3;

bool is_unseen(UChar32 c) {
  if (c == '\n') {
    return false;
  }
  return u_iscntrl(c) || u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ||
         u_hasBinaryProperty(c, UCHAR_NONCHARACTER_CODE_POINT) || U_IS_SURROGATE(c);
}

// The letter, digit or sign of ASCII that it is drawn like; itself where there is none.
UChar32 plain(UChar32 c) {
  if (c < 0x80) {
    return c;
  }
  if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
    return '0' + u_charDigitValue(c);
  }
  if (c >= kFullWidthFirst && c <= kFullWidthLast) {
    return c - kFullWidthFirst + kFirstPrinted;
  }
  if (c >= kBoldLetters && c <= kLastLetters) {
    auto const letter = (c - kBoldLetters) % (2 * kLetterSet);
    return letter < kLetterSet ? 'A' + letter : 'a' + letter - kLetterSet;
  }
  for (auto const stop : kFullStops) {
    if (c == stop) {
      return '.';
    }
  }
  return c;
}

}  // namespace

std::string readable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
  auto const size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c == '\t') {
      result += ' ';
    } else if (c >= 0 && !is_unseen(c)) {
      std::uint8_t written[U8_MAX_LENGTH];
      std::int32_t length = 0;
      U8_APPEND_UNSAFE(written, length, plain(c));
      result.append(reinterpret_cast<char const*>(written), static_cast<std::size_t>(length));
    }
  }
  return result;
}

}  // namespace relais::language

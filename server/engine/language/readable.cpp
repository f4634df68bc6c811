#include "engine/language/readable.hpp"

#include <algorithm>
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

constexpr auto kDrawn = std::u32string_view{
    U"\u0430\u0410\u0432\u0412\u0441\u0421\u0435\u0415\u0451\u0401\u043d\u041d\u0456\u0406\u0457\u0407\u0458\u0408"
    U"\u043a\u041a"
    U"\u043c\u041c\u043e\u041e\u0440\u0420\u0455\u0405\u0442\u0422\u0443\u0423\u0445\u0425\u0501\u051b\u051d\u04bb"
    U"\u04cf\u0433"
    U"\u043f\u0438\u03b1\u0391\u03ac\u0392\u03b2\u03b5\u0395\u03ad\u0397\u03b7\u03b9\u0399\u03af\u03ba\u039a\u039c"
    U"\u03bd\u039d"
    U"\u03bf\u039f\u03cc\u03c1\u03a1\u03c4\u03a4\u03c5\u03a5\u03c7\u03a7\u0396\u0131\u0251\u0261\u026a\u0274"};
constexpr auto kLatin = std::string_view{
    "aAbBcCeEeEhHiIiIjJkK"
    "mMoOpPsStTyYxXdqwhlr"
    "nuaAaBbeEeHniIikKMvN"
    "oOopPtTuYxXZiagin"};
static_assert(kDrawn.size() == kLatin.size());
constexpr UChar32 kFirstDrawn = 0x131;
constexpr UChar32 kLastDrawn = 0x51d;
static_assert(std::ranges::all_of(kDrawn, [](char32_t c) { return c >= kFirstDrawn && c <= kLastDrawn; }));

}  // namespace

DrawnInLatin drawn_in_latin(std::string_view text) {
  DrawnInLatin drawn;
  drawn.text.reserve(text.size());
  drawn.places.reserve(text.size() + 1);
  auto const* const bytes = reinterpret_cast<std::uint8_t const*>(text.data());
  auto const size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    auto const first = static_cast<std::size_t>(i);
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    auto const letter =
        c < kFirstDrawn || c > kLastDrawn ? std::u32string_view::npos : kDrawn.find(static_cast<char32_t>(c));
    if (letter == std::u32string_view::npos) {
      for (auto at = first; at < static_cast<std::size_t>(i); ++at) {
        drawn.text += text[at];
        drawn.places.push_back(at);
      }
    } else {
      drawn.text += kLatin[letter];
      drawn.places.push_back(first);
    }
  }
  drawn.places.push_back(text.size());
  return drawn;
}

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

// The words and signs of an `opening_hours` value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace relais::hours {

enum class TokenKind : std::uint8_t {
  kWeekday,  // value: ISO weekday, 1 = Monday
  kMonth,    // value: 1..12
  kHoliday,  // value: HolidayKind
  kState,    // value: State
  kNumber,   // value: the number, at most 1900
  kYear,     // value: 1901..9999
  kComment,  // text: without the quotes
  kAlways,   // 24/7
  kEaster,
  kWeek,
  kDays,          // "day", "days" in an offset
  kVariableTime,  // sunrise, sunset, dawn, dusk
  kColon,
  kDash,
  kComma,
  kPlus,
  kSlash,
  kOpenBracket,
  kCloseBracket,
  kSemicolon,
  kBars,
  kUnknownWord,
  kUnknownSign,
  kEnd,
};

struct Token {
  TokenKind kind;
  int value;
  std::size_t position;  // bytes from the start of the text
  std::string_view text;
};

// Always ends with one kEnd. Linear.
std::vector<Token> tokenize(std::string_view text);

}  // namespace relais::hours

// Reads the subset of OpenStreetMap's `opening_hours` that public data uses. What lies outside is refused with its
// position, never guessed: a counter whose hours cannot be read is shown as "hours not known".
//
// Read: weekdays (lists, ranges, nth of the month), times (several, past midnight, "10:00+"), 24/7, months, dates and
// date ranges with or without year, years, ISO weeks with a step, easter, PH and SH (with weekdays, in lists, PH +1
// day), open/off/closed/unknown, comments, the separators ";" "," "||"; case, spaces, typographic dashes, "9h30" and
// English names are forgiven.
//
// Refused: sunrise and sunset, points in time, "00:00+", "10:00-12:00+", times after an open end, easter in a range, a
// selector given twice in one rule.
//
// Codes: hours.empty, too_long, unexpected, unknown_word, variable_time, point_in_time, open_end, repeated_selector,
// time_out_of_range, date_out_of_range, week_out_of_range, range_reversed.
//
// Total: any bytes give rules or a refusal. Linear in the text, of which at most kMaxLength bytes are looked at.
#pragma once

#include <string_view>
#include <variant>

#include "engine/hours/rules.hpp"

namespace relais::hours {

inline constexpr std::size_t kMaxLength = 4096;

std::variant<Rules, Refusal> parse(std::string_view text);

}  // namespace relais::hours

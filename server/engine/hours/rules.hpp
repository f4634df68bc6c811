// The rules of an OpenStreetMap `opening_hours` value, as parse() reads them (parse.hpp) and day_plan() applies them.
// Minutes count from the midnight at which the day begins; a span may run past 24:00 into the following day.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <boost/describe/enum.hpp>

namespace relais::hours {

using LocalMinute = std::chrono::local_time<std::chrono::minutes>;  // what the wall clock shows at the counter
using Day = std::chrono::local_days;

inline constexpr int kMinutesPerDay = 24 * 60;

enum class State { kOpen, kClosed, kNotKnown };
BOOST_DESCRIBE_ENUM(State, kOpen, kClosed, kNotKnown)

struct YearRange {  // 2024, 2024-2026, 2024-2030/2, 2024+
  int first;
  int last;
  int step;
};

struct MonthRange {  // Apr-Oct; Oct-Apr runs over the new year
  unsigned first;
  unsigned last;
};

struct MonthDay {
  unsigned month;
  unsigned day;
};

struct NthOfMonth {  // the last Sunday of March: {3, Sunday, -1}
  unsigned month;
  std::chrono::weekday weekday;
  int nth;
};

struct Easter {};

// A day of each year, or of the given one, moved by `offset` days.
struct YearDay {
  std::optional<int> year;
  std::variant<MonthDay, NthOfMonth, Easter> day;
  int offset = 0;
};

struct DateRange {  // both ends included; without years it may run over the new year
  YearDay first;
  YearDay last;
};

struct SingleDate {  // Feb 29 exists in leap years only
  YearDay day;
};

struct WeekRange {  // ISO 8601 weeks: 1-53/2 are the odd ones
  int first;
  int last;
  int step;
};

struct Weekdays {
  std::uint8_t mask;  // bit = ISO weekday - 1: Monday is bit 0
};

struct NthWeekday {  // the days `offset` after the nth weekday of a month; nth < 0 counts from the end
  std::chrono::weekday weekday;
  int nth;
  int offset;
};

enum class HolidayKind { kPublic, kSchool };

struct Holiday {  // the days `offset` after a holiday
  HolidayKind kind;
  int offset = 0;
};

using DaySelector =
    std::variant<YearRange, MonthRange, SingleDate, DateRange, WeekRange, Weekdays, NthWeekday, Holiday>;
using AnyOf = std::vector<DaySelector>;

struct Span {
  int from;               // 0..1439
  int to;                 // from+1..2880
  bool open_end = false;  // "10:00+": `to` is a guess, and the state is not known
};

struct Rule {
  bool adds = false;             // after ",": leaves standing what the rules before it say about the day
  bool fills_gaps = false;       // after "||": speaks only where the rules before it say closed
  bool doubts = false;           // not of a text: speaks only where the rules before it say open
  std::vector<AnyOf> days = {};  // a day must satisfy each list; none: every day
  std::vector<Span> spans = {};  // none: the whole day
  State state = State::kOpen;
  std::string comment = {};
};

using Rules = std::vector<Rule>;

// A value that is not read: where (offset in bytes) and why (a dotted code that has a text in every language).
struct Refusal {
  std::size_t position;
  std::string code;
  bool operator==(Refusal const&) const = default;
};

}  // namespace relais::hours

// The part of the parser that reads which days a rule is about.
#include <algorithm>
#include <array>

#include "engine/hours/parser.hpp"

namespace relais::hours {
namespace {

using std::chrono::weekday;

constexpr std::array<int, 12> kLongestMonth{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
constexpr int kLastYear = 9999;

std::uint8_t weekday_mask(int first, int last) {
  unsigned mask = 0;
  for (int day = first;; day = day % 7 + 1) {
    mask |= 1u << (day - 1);
    if (day == last) {
      return static_cast<std::uint8_t>(mask);
    }
  }
}

bool is_before(MonthDay const& a, MonthDay const& b) {
  return a.month < b.month || (a.month == b.month && a.day < b.day);
}

// Good enough to tell which of two days of a year comes first when they lie a month apart.
MonthDay roughly(YearDay const& date) {
  if (auto const* day = std::get_if<MonthDay>(&date.day)) {
    return *day;
  }
  auto const& nth = std::get<NthOfMonth>(date.day);
  return {nth.month, nth.nth > 0 ? static_cast<unsigned>(nth.nth) * 7 - 6 : 22};
}

}  // namespace

Parser::Part Parser::weekdays(Rule& rule) {
  auto const start = peek().position;
  bool const holiday_first = sees({TokenKind::kHoliday});
  AnyOf list;
  do {
    if (sees({TokenKind::kHoliday})) {
      list.push_back(holiday());
    } else {
      weekday(list);
    }
  } while (accept(TokenKind::kComma));
  // "PH Mo-Fr" are the holidays that fall on working days, "PH,Mo-Fr" both: a holiday alone is a list of its own kind.
  auto const part = holiday_first && list.size() == 1 ? kHolidays : kWeekdays;
  mark(part, start);
  rule.days.push_back(std::move(list));
  return part;
}

void Parser::weekday(AnyOf& days) {
  if (!sees({TokenKind::kWeekday})) {
    return refuse_here();
  }
  int const first = take().value;
  if (accept(TokenKind::kOpenBracket)) {
    return nth_weekdays(days, static_cast<unsigned>(first));
  }
  int last = first;
  if (sees({TokenKind::kDash, TokenKind::kWeekday})) {
    take();
    last = take().value;
  }
  days.push_back(Weekdays{weekday_mask(first, last)});
}

void Parser::nth_weekdays(AnyOf& days, unsigned iso_weekday) {
  auto const begin = days.size();
  do {
    auto const start = peek().position;
    int const first = nth();
    int const last = sees({TokenKind::kDash, TokenKind::kNumber}) ? (take(), nth()) : first;
    if (last < first) {
      refuse("hours.range_reversed", start);
    }
    for (int n = first; n <= last; ++n) {
      days.push_back(NthWeekday{std::chrono::weekday{iso_weekday}, n, 0});
    }
  } while (accept(TokenKind::kComma));
  expect(TokenKind::kCloseBracket);
  int const offset = day_offset(6);
  for (auto day = begin; day < days.size(); ++day) {
    std::get<NthWeekday>(days[day]).offset = offset;
  }
}

int Parser::nth() {
  int const sign = accept(TokenKind::kDash) ? -1 : 1;
  return sign * take_number(1, 5, "hours.date_out_of_range");
}

// "+1 day", "-2 days"; 0 where none is written.
int Parser::day_offset(int most) {
  bool const forward = sees({TokenKind::kPlus, TokenKind::kNumber, TokenKind::kDays});
  if (!forward && !sees({TokenKind::kDash, TokenKind::kNumber, TokenKind::kDays})) {
    return 0;
  }
  take();
  int const days = take_number(0, most, "hours.date_out_of_range");
  accept(TokenKind::kDays);
  return forward ? days : -days;
}

Holiday Parser::holiday() {
  auto const kind = static_cast<HolidayKind>(take().value);
  return {kind, kind == HolidayKind::kPublic ? day_offset(1) : 0};
}

Parser::Part Parser::weeks(Rule& rule) {
  constexpr std::string_view kCode = "hours.week_out_of_range";
  mark(kWeeks, peek().position);
  AnyOf list;
  do {
    accept(TokenKind::kWeek);
    auto const start = peek().position;
    auto range = WeekRange{take_number(1, 53, kCode), 0, 1};
    range.last = range.first;
    if (accept(TokenKind::kDash)) {
      range.last = take_number(1, 53, kCode);
      range.step = accept(TokenKind::kSlash) ? take_number(2, 26, kCode) : 1;
    }
    if (range.last < range.first) {
      refuse("hours.range_reversed", start);
    }
    list.push_back(range);
  } while (accept(TokenKind::kComma));
  rule.days.push_back(std::move(list));
  return kWeeks;
}

Parser::Part Parser::years(Rule& rule) {
  mark(kYears, peek().position);
  AnyOf list;
  do {
    auto const& token = peek();
    expect(TokenKind::kYear);
    auto range = YearRange{token.value, token.value, 1};
    if (sees({TokenKind::kDash, TokenKind::kYear})) {
      take();
      range.last = take().value;
      if (range.last <= range.first) {
        refuse("hours.range_reversed", token.position);
      }
    } else if (sees({TokenKind::kSlash}) || sees({TokenKind::kPlus})) {
      range.last = kLastYear;
      accept(TokenKind::kPlus);
    }
    if (accept(TokenKind::kSlash)) {
      range.step = take_number(1, 1000, "hours.date_out_of_range");
    }
    list.push_back(range);
  } while (accept(TokenKind::kComma));
  rule.days.push_back(std::move(list));
  return kYears;
}

Parser::Part Parser::dates(Rule& rule) {
  mark(kDates, peek().position);
  AnyOf list;
  do {
    if (sees_date()) {
      date(list);
    } else {
      months(list);
    }
  } while (accept(TokenKind::kComma));
  rule.days.push_back(std::move(list));
  return kDates;
}

void Parser::months(AnyOf& days) {
  auto const first = static_cast<unsigned>(peek().value);
  expect(TokenKind::kMonth);
  auto last = first;
  if (sees({TokenKind::kDash, TokenKind::kMonth})) {
    take();
    last = static_cast<unsigned>(take().value);
  }
  days.push_back(MonthRange{first, last});
}

void Parser::date(AnyOf& days) {
  auto const start = peek().position;
  auto const first = year_day();
  if (std::holds_alternative<MonthDay>(first.day) && !sees({TokenKind::kDash, TokenKind::kMonth}) &&
      !sees({TokenKind::kDash, TokenKind::kYear})) {
    return days_of_month(days, first);
  }
  if (std::holds_alternative<Easter>(first.day) || !accept(TokenKind::kDash)) {
    days.push_back(SingleDate{first});
    return;
  }
  auto last = year_day();
  if (std::holds_alternative<Easter>(last.day) || (last.year && !first.year)) {
    return refuse("hours.unexpected", start);
  }
  if (first.year && !last.year) {  // "2021 Dec 20-Jan 5" ends in 2022
    last.year = *first.year + (is_before(roughly(last), roughly(first)) ? 1 : 0);
  }
  if (first.year &&
      (*last.year < *first.year || (*last.year == *first.year && is_before(roughly(last), roughly(first))))) {
    return refuse("hours.range_reversed", start);
  }
  days.push_back(DateRange{first, last});
}

// "Dec 24-26,31": the month, and the year where there is one, hold for the whole list.
void Parser::days_of_month(AnyOf& days, YearDay const& date) {
  auto const month = std::get<MonthDay>(date.day).month;
  int const longest = kLongestMonth[month - 1];
  auto first = date;
  while (true) {
    if (accept(TokenKind::kDash)) {
      auto const from = static_cast<int>(std::get<MonthDay>(first.day).day);
      auto const to = static_cast<unsigned>(take_number(from, longest, "hours.date_out_of_range"));
      days.push_back(DateRange{first, {date.year, MonthDay{month, to}}});
    } else {
      days.push_back(SingleDate{first});
    }
    if (!sees({TokenKind::kComma, TokenKind::kNumber}) || sees_time(1)) {
      return;
    }
    take();
    first.day = MonthDay{month, static_cast<unsigned>(take_number(1, longest, "hours.date_out_of_range"))};
  }
}

YearDay Parser::year_day() {
  YearDay date;
  if (sees({TokenKind::kYear})) {
    date.year = take().value;
  }
  if (accept(TokenKind::kEaster)) {
    date.day = Easter{};
    date.offset = day_offset(200);
    return date;
  }
  auto const month = static_cast<unsigned>(peek().value);
  expect(TokenKind::kMonth);
  if (sees({TokenKind::kWeekday, TokenKind::kOpenBracket})) {
    auto const day = static_cast<unsigned>(take().value);
    take();
    date.day = NthOfMonth{month, std::chrono::weekday{day}, nth()};
    expect(TokenKind::kCloseBracket);
    date.offset = day_offset(6);
    return date;
  }
  int const longest = month >= 1 && month <= 12 ? kLongestMonth[month - 1] : 0;
  date.day = MonthDay{month, static_cast<unsigned>(take_number(1, longest, "hours.date_out_of_range"))};
  return date;
}

// A date, rather than a month or a year: "Dec 25", "2024 Dec 25", "easter", "Mar Su[-1]-Oct Su[-1]".
bool Parser::sees_date() const {
  std::size_t const month = sees({TokenKind::kYear}) ? 1 : 0;
  if (sees({TokenKind::kEaster}, month)) {
    return true;
  }
  if (sees({TokenKind::kMonth, TokenKind::kNumber}, month)) {
    return !sees_clock_span(month + 1);  // "Dec 10:00-12:00"
  }
  return sees({TokenKind::kMonth, TokenKind::kWeekday, TokenKind::kOpenBracket}, month) && sees_nth_range(month + 3);
}

bool Parser::sees_clock_span(std::size_t ahead) const {
  return sees({TokenKind::kNumber, TokenKind::kColon, TokenKind::kNumber}, ahead) &&
         (sees({TokenKind::kDash}, ahead + 3) || sees({TokenKind::kPlus}, ahead + 3));
}

// Whether "-1]" and an offset lead to the dash of a range; else "Aug Su[-1]" is a month and a weekday.
bool Parser::sees_nth_range(std::size_t ahead) const {
  ahead += sees({TokenKind::kDash}, ahead) ? 2 : 1;
  if (!sees({TokenKind::kCloseBracket}, ahead)) {
    return false;
  }
  ++ahead;
  if (sees({TokenKind::kNumber, TokenKind::kDays}, ahead + 1)) {
    ahead += 3;
  }
  return sees({TokenKind::kDash, TokenKind::kMonth}, ahead) || sees({TokenKind::kDash, TokenKind::kYear}, ahead);
}

}  // namespace relais::hours

#include "engine/hours/day_match.hpp"

#include <algorithm>

namespace relais::hours {
namespace {

using std::chrono::days;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month_day;

unsigned iso_index(Day day) {
  return weekday{day}.iso_encoding() - 1;
}

// ISO 8601: a week belongs to the year of its Thursday.
int iso_week(Day day) {
  auto const thursday = day + days{3 - static_cast<int>(iso_index(day))};
  auto const new_year = Day{year_month_day{year_month_day{thursday}.year(), std::chrono::January, std::chrono::day{1}}};
  return static_cast<int>((thursday - new_year).count()) / 7 + 1;
}

// The nth weekday of the month; a fifth that the month lacks lies in the next one.
Day nth_weekday(year y, unsigned month, weekday wanted, int nth) {
  auto const m = y / std::chrono::month{month};
  if (nth > 0) {
    auto const first = Day{m / 1};
    return first + (wanted - weekday{first}) + days{7 * (nth - 1)};
  }
  auto const last = Day{m / std::chrono::last};
  return last - (weekday{last} - wanted) + days{7 * (nth + 1)};
}

// The day in year y. Feb 29 of a common year is March 1, one day late; exists() tells.
Day resolved(YearDay const& date, year y) {
  struct Resolve {
    year y;
    Day operator()(MonthDay const& d) const {
      return Day{y / std::chrono::month{d.month} / 1} + days{static_cast<int>(d.day) - 1};
    }
    Day operator()(NthOfMonth const& d) const { return nth_weekday(y, d.month, d.weekday, d.nth); }
    Day operator()(Easter) const { return easter(y); }
  };
  return std::visit(Resolve{y}, date.day) + days{date.offset};
}

bool exists(YearDay const& date, year y) {
  auto const* day = std::get_if<MonthDay>(&date.day);
  return day == nullptr || (y / std::chrono::month{day->month} / std::chrono::day{day->day}).ok();
}

class Matcher {
 public:
  Matcher(Day day, DayFacts const& facts) : day_(day), date_(day), facts_(facts) {}

  bool operator()(YearRange const& range) const {
    int const y = static_cast<int>(date_.year());
    return range.first <= y && y <= range.last && (y - range.first) % range.step == 0;
  }
  bool operator()(MonthRange const& range) const {
    auto const month = static_cast<unsigned>(date_.month());
    return range.first <= range.last ? range.first <= month && month <= range.last
                                     : range.first <= month || month <= range.last;
  }
  bool operator()(SingleDate const& date) const {
    auto const y = date.day.year ? year{*date.day.year} : date_.year();
    return exists(date.day, y) && resolved(date.day, y) == day_;
  }
  bool operator()(DateRange const& range) const {
    auto const first = resolved(range.first, range.first.year ? year{*range.first.year} : date_.year());
    auto const last = last_day(range.last);
    if (range.first.year || first <= last) {
      return first <= day_ && day_ <= last;
    }
    return first <= day_ || day_ <= last;  // over the new year
  }
  bool operator()(WeekRange const& range) const {
    int const week = iso_week(day_);
    return range.first <= week && week <= range.last && (week - range.first) % range.step == 0;
  }
  bool operator()(Weekdays const& weekdays) const { return (weekdays.mask >> iso_index(day_) & 1u) != 0; }
  bool operator()(NthWeekday const& rule) const {
    auto const base = year_month_day{day_ - days{rule.offset}};
    return nth_weekday(base.year(), static_cast<unsigned>(base.month()), rule.weekday, rule.nth) == Day{base};
  }
  bool operator()(Holiday const& holiday) const { return facts_.is_holiday(holiday.kind, day_ - days{holiday.offset}); }

 private:
  Day last_day(YearDay const& date) const {
    auto const y = date.year ? year{*date.year} : date_.year();
    return resolved(date, y) - days{exists(date, y) ? 0 : 1};
  }

  Day day_;
  year_month_day date_;
  DayFacts const& facts_;
};

template <class Visit>
void for_each_selector(Rules const& rules, Visit visit) {
  for (auto const& rule : rules) {
    for (auto const& any_of : rule.days) {
      std::ranges::for_each(any_of, visit);
    }
  }
}

}  // namespace

bool DayFacts::is_holiday(HolidayKind kind, Day day) const {
  auto const known = calendar_.is_holiday(kind, day);
  return known ? *known : (assumed_ & bit(kind, static_cast<int>((day - day_).count()))) != 0;
}

unsigned DayFacts::bit(HolidayKind kind, int offset) {
  constexpr int kOffsets = kLastOffset - kFirstOffset + 1;
  return 1u << (offset - kFirstOffset + (kind == HolidayKind::kSchool ? kOffsets : 0));
}

bool matches(Rule const& rule, Day day, DayFacts const& facts) {
  auto const matcher = Matcher{day, facts};
  auto const selects = [&](DaySelector const& selector) { return std::visit(matcher, selector); };
  return std::ranges::all_of(rule.days, [&](AnyOf const& any_of) { return std::ranges::any_of(any_of, selects); });
}

unsigned unknown_bits(Rules const& rules, Calendar const& calendar, Day day) {
  unsigned bits = 0;
  for_each_selector(rules, [&](DaySelector const& selector) {
    auto const* holiday = std::get_if<Holiday>(&selector);
    if (holiday == nullptr) {
      return;
    }
    for (int const offset : {-holiday->offset, -holiday->offset - 1}) {
      if (!calendar.is_holiday(holiday->kind, day + days{offset})) {
        bits |= DayFacts::bit(holiday->kind, offset);
      }
    }
  });
  return bits;
}

Rules with_silent_holidays_in_doubt(Rules rules) {
  auto const is_of_holidays = [](DaySelector const& selector) {
    auto const* const holiday = std::get_if<Holiday>(&selector);
    return holiday != nullptr && holiday->kind == HolidayKind::kPublic;
  };
  auto const speaks_of_holidays = [&](Rule const& rule) {
    return std::ranges::any_of(rule.days, [&](AnyOf const& any) { return std::ranges::any_of(any, is_of_holidays); });
  };
  if (std::ranges::none_of(rules, speaks_of_holidays)) {
    rules.push_back({.doubts = true, .days = {{Holiday{HolidayKind::kPublic}}}, .state = State::kNotKnown});
  }
  return rules;
}

bool same_each_week(Rules const& rules) {
  bool same = true;
  for_each_selector(rules,
                    [&](DaySelector const& selector) { same = same && std::holds_alternative<Weekdays>(selector); });
  return same;
}

}  // namespace relais::hours

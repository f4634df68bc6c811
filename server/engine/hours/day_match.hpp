// Whether a rule speaks about a day.
#pragma once

#include "engine/hours/calendar.hpp"
#include "engine/hours/rules.hpp"

namespace relais::hours {

// A day with what is known or assumed about it. Where the calendar does not know whether a day is a holiday, the answer
// is a bit of `assumed`: evaluating with each combination of bits shows what depends on the answer (day_plan.cpp).
class DayFacts {
 public:
  static constexpr int kFirstOffset = -2;  // a span from the eve, of a rule for "PH +1 day"
  static constexpr int kLastOffset = 1;    // a rule for "PH -1 day"

  DayFacts(Calendar const& calendar, Day day, unsigned assumed) : calendar_(calendar), day_(day), assumed_(assumed) {}

  Day day() const { return day_; }
  bool is_holiday(HolidayKind kind, Day day) const;

  static unsigned bit(HolidayKind kind, int offset);

 private:
  Calendar const& calendar_;
  Day day_;
  unsigned assumed_;
};

// `day` is that of the facts, or its eve.
bool matches(Rule const& rule, Day day, DayFacts const& facts);

// The bits of DayFacts that the rules ask for on that day and the calendar does not know.
unsigned unknown_bits(Rules const& rules, Calendar const& calendar, Day day);

// Where the rules are silent about public holidays, what is open on one becomes not known: most lists forget to say.
Rules with_silent_holidays_in_doubt(Rules rules);

// Whether the rules say the same in each week: they ask for nothing but plain weekdays and times.
bool same_each_week(Rules const& rules);

}  // namespace relais::hours

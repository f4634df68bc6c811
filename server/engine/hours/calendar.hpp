// Which days are public and school holidays at a counter, as far as it is known.
#pragma once

#include <optional>
#include <vector>

#include "engine/hours/public_holidays.hpp"

namespace relais::hours {

struct DayRange {  // both ends included
  Day first;
  Day last;
};

// The school holidays of one zone, from an imported calendar that covers `known`.
class SchoolHolidays {
 public:
  SchoolHolidays(std::vector<DayRange> holidays, DayRange known);

  // Nothing on a day that the calendar does not cover. One binary search.
  std::optional<bool> on(Day day) const;

 private:
  std::vector<DayRange> holidays_;  // by first day, disjoint
  DayRange known_;
};

// A value: copies are cheap next to a schedule's. What was not given is not known, and neither yes nor no.
class Calendar {
 public:
  Calendar() = default;
  Calendar(std::optional<PublicHolidays> public_holidays, std::optional<SchoolHolidays> school_holidays)
      : public_(std::move(public_holidays)), school_(std::move(school_holidays)) {}

  std::optional<bool> is_holiday(HolidayKind kind, Day day) const;
  // The code of the public holiday that the day is known to be, see public_holidays.hpp.
  std::optional<std::string_view> public_holiday(Day day) const;

 private:
  std::optional<PublicHolidays> public_;
  std::optional<SchoolHolidays> school_;
};

}  // namespace relais::hours

#include "engine/hours/calendar.hpp"

#include <algorithm>

namespace relais::hours {
namespace {

// Sorted, without empty ranges, touching ranges joined.
std::vector<DayRange> disjoint(std::vector<DayRange> ranges) {
  std::erase_if(ranges, [](DayRange const& range) { return range.last < range.first; });
  std::ranges::sort(ranges, {}, &DayRange::first);
  std::vector<DayRange> joined;
  for (auto const& range : ranges) {
    if (!joined.empty() && range.first <= joined.back().last + std::chrono::days{1}) {
      joined.back().last = std::max(joined.back().last, range.last);
    } else {
      joined.push_back(range);
    }
  }
  return joined;
}

}  // namespace

SchoolHolidays::SchoolHolidays(std::vector<DayRange> holidays, DayRange known)
    : holidays_(disjoint(std::move(holidays))), known_(known) {}

std::optional<bool> SchoolHolidays::on(Day day) const {
  if (day < known_.first || known_.last < day) {
    return std::nullopt;
  }
  auto const after = std::ranges::upper_bound(holidays_, day, {}, &DayRange::first);
  return after != holidays_.begin() && day <= std::prev(after)->last;
}

std::optional<std::string_view> Calendar::public_holiday(Day day) const {
  return public_ ? public_->on(day) : std::nullopt;
}

std::optional<bool> Calendar::is_holiday(HolidayKind kind, Day day) const {
  if (kind == HolidayKind::kSchool) {
    return school_ ? school_->on(day) : std::nullopt;
  }
  return public_ ? std::optional{public_->on(day).has_value()} : std::nullopt;
}

}  // namespace relais::hours

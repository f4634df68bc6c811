#include "indicators/scheduled_report.hpp"

namespace relais::indicators {
namespace {

using std::chrono::days;
using std::chrono::months;
using std::chrono::weekday;

bool is_worked_on(std::chrono::local_days day, NetworkCalendar const& calendar) {
  auto const is_weekend = weekday{day} == std::chrono::Saturday || weekday{day} == std::chrono::Sunday;
  return !is_weekend && !(calendar.holidays && calendar.holidays->on(day));
}

// Figures of the month before are sent in `month`.
Due due_in(Month month, Rhythm rhythm, std::int32_t hour, NetworkCalendar const& calendar) {
  auto const day = std::chrono::local_days{day_of_sending(rhythm, month, calendar)};
  return {month - months{1}, calendar.zone.instant(LocalMinute{day} + std::chrono::hours{hour})};
}

Month month_at(NetworkCalendar const& calendar, Instant now) {
  return month_of(Date{std::chrono::floor<days>(calendar.zone.local(now))});
}

}  // namespace

Date day_of_sending(Rhythm rhythm, Month month, NetworkCalendar const& calendar) {
  auto day = rhythm == Rhythm::kFirstMonday ? std::chrono::local_days{month / std::chrono::Monday[1]}
                                            : std::chrono::local_days{month / 1};
  while (!is_worked_on(day, calendar)) {
    day += days{1};
  }
  return Date{day};
}

Due latest_due(Rhythm rhythm, std::int32_t hour, NetworkCalendar const& calendar, Instant now) {
  auto const month = month_at(calendar, now);
  auto const due = due_in(month, rhythm, hour, calendar);
  return due.at <= now ? due : due_in(month - months{1}, rhythm, hour, calendar);
}

Due next_due(Rhythm rhythm, std::int32_t hour, NetworkCalendar const& calendar, Instant now) {
  auto const month = month_at(calendar, now);
  auto const due = due_in(month, rhythm, hour, calendar);
  return due.at > now ? due : due_in(month + months{1}, rhythm, hour, calendar);
}

}  // namespace relais::indicators

#include "platform/clock/clock.hpp"

#include <charconv>

#include <fmt/format.h>

namespace relais {
namespace {

using namespace std::chrono;

// Reads exactly `digits` digits at the front of `text` and removes them.
std::optional<int> take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) {
    return std::nullopt;
  }
  int value = 0;
  for (char const c : text.substr(0, digits)) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char wanted) {
  if (text.empty() || text.front() != wanted) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

std::optional<Date> take_date(std::string_view& text) {
  auto const year_number = take_number(text, 4);
  if (!year_number || !take(text, '-')) {
    return std::nullopt;
  }
  auto const month_number = take_number(text, 2);
  if (!month_number || !take(text, '-')) {
    return std::nullopt;
  }
  auto const day_number = take_number(text, 2);
  if (!day_number) {
    return std::nullopt;
  }
  auto const date =
      Date{year{*year_number}, month{static_cast<unsigned>(*month_number)}, day{static_cast<unsigned>(*day_number)}};
  return date.ok() && *year_number >= 1 ? std::optional{date} : std::nullopt;
}

std::optional<minutes> take_offset(std::string_view& text) {
  if (take(text, 'Z') || take(text, 'z')) {
    return minutes{0};
  }
  if (text.empty() || (text.front() != '+' && text.front() != '-')) {
    return std::nullopt;
  }
  int const sign = text.front() == '-' ? -1 : 1;
  text.remove_prefix(1);
  auto const offset_hours = take_number(text, 2);
  take(text, ':');
  auto const offset_minutes = take_number(text, 2);
  if (!offset_hours || !offset_minutes || *offset_hours > 23 || *offset_minutes > 59) {
    return std::nullopt;
  }
  return sign * minutes{*offset_hours * 60 + *offset_minutes};
}

std::optional<milliseconds> take_seconds(std::string_view& text) {
  auto total = milliseconds{0};
  if (!take(text, ':')) {
    return total;
  }
  auto const whole = take_number(text, 2);
  if (!whole || *whole > 60) {
    return std::nullopt;
  }
  total = seconds{std::min(*whole, 59)};  // a leap second is read as the second before it
  if (take(text, '.')) {
    int scale = 100;
    std::size_t digits = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
      total += milliseconds{(text.front() - '0') * scale};
      scale /= 10;
      text.remove_prefix(1);
      ++digits;
    }
    if (digits == 0) {
      return std::nullopt;
    }
  }
  return total;
}

}  // namespace

std::string TextForm<Date>::write(Date const& date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::optional<Date> TextForm<Date>::read(std::string_view text) {
  auto const date = take_date(text);
  return date && text.empty() ? date : std::nullopt;
}

std::string TextForm<Instant>::write(Instant const& instant) {
  auto const day = floor<days>(instant);
  auto const time = hh_mm_ss{instant - day};
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", TextForm<Date>::write(Date{day}), time.hours().count(),
                     time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

std::optional<Instant> TextForm<Instant>::read(std::string_view text) {
  auto const date = take_date(text);
  if (!date || text.empty() || (text.front() != 'T' && text.front() != 't' && text.front() != ' ')) {
    return std::nullopt;
  }
  text.remove_prefix(1);
  auto const hour_number = take_number(text, 2);
  if (!hour_number || *hour_number > 23 || !take(text, ':')) {
    return std::nullopt;
  }
  auto const minute_number = take_number(text, 2);
  if (!minute_number || *minute_number > 59) {
    return std::nullopt;
  }
  auto const second_part = take_seconds(text);
  if (!second_part) {
    return std::nullopt;
  }
  auto const offset = take_offset(text);
  if (!offset || !text.empty()) {
    return std::nullopt;
  }
  return Instant{sys_days{*date}} + hours{*hour_number} + minutes{*minute_number} + *second_part - *offset;
}

Instant SystemClock::now() const {
  return time_point_cast<milliseconds>(system_clock::now());
}

}  // namespace relais

// Dates, instants and time zones. The clock is an argument, never ambient: rules take today, use cases take a Clock.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/text/text_form.hpp"

namespace relais {

using Date = std::chrono::year_month_day;                           // a day of the calendar, no zone
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;   // UTC
using LocalMinute = std::chrono::local_time<std::chrono::minutes>;  // what a wall clock shows somewhere

// "2024-08-01".
template <>
struct TextForm<Date> {
  static constexpr std::string_view kFormat = "date";
  static constexpr bool kPlain = true;
  static std::string write(Date const& date);
  static std::optional<Date> read(std::string_view text);
};

// Written fixed-width in UTC, "2024-08-01T09:30:00.000Z", so that text order is time order. Read: RFC 3339 with any
// offset; seconds and fraction may be left out ("2024-08-01T09:30Z", "2024-08-01T09:30+02:00").
template <>
struct TextForm<Instant> {
  static constexpr std::string_view kFormat = "date-time";
  static constexpr bool kPlain = true;
  static std::string write(Instant const& instant);
  static std::optional<Instant> read(std::string_view text);
};

// Of Greenwich.
inline Date day_of(Instant instant) {
  return Date{std::chrono::floor<std::chrono::days>(instant)};
}

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock : public Clock {
 public:
  Instant now() const override;
};

// Stands still until it is set: for tests, and for replaying.
class FixedClock : public Clock {
 public:
  explicit FixedClock(Instant instant) : instant_(instant) {}
  Instant now() const override { return instant_; }
  void set(Instant instant) { instant_ = instant; }

 private:
  Instant instant_;
};

// An IANA zone ("Europe/Paris") with its changes from 1970 to 2100 (ICU's tables, so that a machine without tzdata
// works). Conversions cost some nanoseconds.
class TimeZone {
 public:
  static std::optional<TimeZone> named(std::string_view iana_name);

  std::string const& name() const { return name_; }
  LocalMinute local(Instant instant) const;
  // The first instant at which the wall clock shows `local`. A minute that the spring change skips maps to the instant
  // of the change.
  Instant instant(LocalMinute local) const;

 private:
  struct Change {
    Instant at;
    std::chrono::minutes offset;  // local - UTC from then on
  };
  struct Table {
    std::vector<Change> changes;
    std::vector<std::uint16_t> first;  // the change that holds at the begin of each stretch of time, see kStretch
  };
  Change const* change_at(Instant instant) const;
  std::string name_;
  std::shared_ptr<Table const> table_;
};

}  // namespace relais

// The shortest period that roll-ups keep.
#pragma once

#include <chrono>

#include "platform/clock/clock.hpp"

namespace relais::indicators {

using Month = std::chrono::year_month;

inline Month month_of(Date day) {
  return day.year() / day.month();
}

}  // namespace relais::indicators

// "2026-11".
template <>
struct relais::TextForm<relais::indicators::Month> {
  static constexpr std::string_view kPattern = "^\\d{4}-(0[1-9]|1[0-2])$";
  static constexpr bool kPlain = true;
  static std::string write(indicators::Month month);
  static std::optional<indicators::Month> read(std::string_view text);
};

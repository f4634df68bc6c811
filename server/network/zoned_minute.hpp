// A minute on the wall clock of a place, with its offset from UTC: "2024-08-01T17:00+02:00".
#pragma once

#include "platform/clock/clock.hpp"

namespace relais::network {

struct ZonedMinute {
  LocalMinute local;
  std::chrono::minutes offset{0};
  bool operator==(ZonedMinute const&) const = default;
};

ZonedMinute zoned(TimeZone const& zone, LocalMinute local);

}  // namespace relais::network

template <>
struct relais::TextForm<relais::network::ZonedMinute> {
  static constexpr std::string_view kFormat = "date-time";
  static std::string write(network::ZonedMinute const& minute);
  static std::optional<network::ZonedMinute> read(std::string_view text);
};

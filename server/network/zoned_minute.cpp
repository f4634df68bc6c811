#include "network/zoned_minute.hpp"

#include <fmt/format.h>

namespace relais {
namespace network {

ZonedMinute zoned(TimeZone const& zone, LocalMinute local) {
  auto const as_utc = Instant{zone.instant(local)};
  auto const shown = zone.local(as_utc);
  return {shown, std::chrono::duration_cast<std::chrono::minutes>(Instant{shown.time_since_epoch()} - as_utc)};
}

}  // namespace network

std::string TextForm<network::ZonedMinute>::write(network::ZonedMinute const& minute) {
  auto const day = std::chrono::floor<std::chrono::days>(minute.local);
  auto const date = Date{std::chrono::year_month_day{day}};
  auto const in_day = (minute.local - day).count();
  auto const offset = minute.offset.count();
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:00{}{:02}:{:02}", int(date.year()), unsigned(date.month()),
                     unsigned(date.day()), in_day / 60, in_day % 60, offset < 0 ? '-' : '+', std::abs(offset) / 60,
                     std::abs(offset) % 60);
}

std::optional<network::ZonedMinute> TextForm<network::ZonedMinute>::read(std::string_view text) {
  auto const instant = TextForm<Instant>::read(text);
  if (!instant) {
    return std::nullopt;
  }
  auto const wall_clock = TextForm<Instant>::read(std::string{text.substr(0, 16)} + "Z");
  if (!wall_clock) {
    return std::nullopt;
  }
  return network::ZonedMinute{LocalMinute{std::chrono::floor<std::chrono::minutes>(wall_clock->time_since_epoch())},
                              std::chrono::duration_cast<std::chrono::minutes>(*wall_clock - *instant)};
}

}  // namespace relais

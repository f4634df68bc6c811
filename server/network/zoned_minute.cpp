#include "network/zoned_minute.hpp"

#include <cstdlib>

namespace relais {
namespace network {

ZonedMinute zoned(TimeZone const& zone, LocalMinute local) {
  auto const as_utc = Instant{zone.instant(local)};
  auto const shown = zone.local(as_utc);
  return {shown, std::chrono::duration_cast<std::chrono::minutes>(Instant{shown.time_since_epoch()} - as_utc)};
}

}  // namespace network

TextForm<network::ZonedMinute>::Text TextForm<network::ZonedMinute>::write(network::ZonedMinute const& minute) {
  auto const day = std::chrono::floor<std::chrono::days>(minute.local);
  auto const date = Date{std::chrono::year_month_day{day}};
  auto const in_day = static_cast<unsigned>((minute.local - day).count());
  auto const offset = static_cast<unsigned>(std::abs(minute.offset.count()));
  auto text = Text{};
  text.bytes_ = std::to_array({'0', '0', '0', '0', '-', '0', '0', '-', '0', '0', 'T', '0', '0',
                               ':', '0', '0', ':', '0', '0', '+', '0', '0', ':', '0', '0'});
  auto const put = [&text](std::size_t at, unsigned two_digits) {
    text.bytes_[at] = static_cast<char>('0' + two_digits / 10);
    text.bytes_[at + 1] = static_cast<char>('0' + two_digits % 10);
  };
  auto const year = static_cast<unsigned>(static_cast<int>(date.year()));
  put(0, year / 100 % 100);
  put(2, year % 100);
  put(5, static_cast<unsigned>(date.month()));
  put(8, static_cast<unsigned>(date.day()));
  put(11, in_day / 60);
  put(14, in_day % 60);
  text.bytes_[19] = minute.offset.count() < 0 ? '-' : '+';
  put(20, offset / 60);
  put(23, offset % 60);
  return text;
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

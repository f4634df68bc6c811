// A minute on the wall clock of a place, with its offset from UTC: "2024-08-01T17:00+02:00".
#pragma once

#include <array>

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
  static constexpr bool kPlain = true;
  // Of fixed length and without an allocation: forty of them stand in a page of the finder.
  class Text {
   public:
    operator std::string_view() const { return {bytes_.data(), bytes_.size()}; }
    operator std::string() const { return std::string{std::string_view{*this}}; }

   private:
    friend struct TextForm;
    std::array<char, 25> bytes_;
  };
  static Text write(network::ZonedMinute const& minute);
  static std::optional<network::ZonedMinute> read(std::string_view text);
};

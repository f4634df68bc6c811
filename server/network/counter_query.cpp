#include "network/counter_query.hpp"

#include <charconv>

#include <fmt/format.h>

namespace relais {
namespace {

std::optional<double> degrees(std::string_view text, double most) {
  auto value = 0.0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  auto const is_read = error == std::errc{} && end == text.data() + text.size();
  return is_read && value >= -most && value <= most ? std::optional{value} : std::nullopt;
}

}  // namespace

std::string TextForm<network::Near>::write(network::Near const& near) {
  return fmt::format("{},{}", near.location.lat, near.location.lon);
}

std::optional<network::Near> TextForm<network::Near>::read(std::string_view text) {
  auto const comma = text.find(',');
  if (comma == std::string_view::npos) {
    return std::nullopt;
  }
  auto const lat = degrees(text.substr(0, comma), 90);
  auto const lon = degrees(text.substr(comma + 1), 180);
  return lat && lon ? std::optional{network::Near{{*lat, *lon}}} : std::nullopt;
}

}  // namespace relais

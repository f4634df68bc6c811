#include "network/cursor.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace relais::network {
namespace {

std::optional<std::uint64_t> read_hex(std::string_view text) {
  std::uint64_t bits = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), bits, 16);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional{bits} : std::nullopt;
}

}  // namespace

// "d3fb0a3d70a3d70a4-fs-1729": the bits of the distance, so that it comes back exactly; "o67447bf8-fs-1729" by opening,
// the seconds of its moment; "n-fs-1729" by name.
std::string write_cursor(Cursor const& cursor) {
  if (cursor.chord) {
    return fmt::format("d{:016x}-{}", std::bit_cast<std::uint64_t>(*cursor.chord), cursor.place_key);
  }
  if (cursor.as_of) {
    auto const seconds = std::chrono::floor<std::chrono::seconds>(cursor.as_of->time_since_epoch()).count();
    return fmt::format("o{:x}-{}", static_cast<std::uint64_t>(seconds), cursor.place_key);
  }
  return "n-" + cursor.place_key;
}

std::optional<Cursor> read_cursor(std::string_view text) {
  auto const dash = text.find('-');
  if (dash == std::string_view::npos || dash == 0 || dash + 1 == text.size()) {
    return std::nullopt;
  }
  auto const place_key = std::string{text.substr(dash + 1)};
  if (text.substr(0, dash) == "n") {
    return Cursor{{}, {}, place_key};
  }
  auto const bits = read_hex(text.substr(1, dash - 1));
  if (!bits) {
    return std::nullopt;
  }
  constexpr auto kLastSecond = std::uint64_t{0xffffffff};
  if (text.front() == 'o' && *bits <= kLastSecond) {
    return Cursor{{}, Instant{std::chrono::seconds{*bits}}, place_key};
  }
  auto const chord = std::bit_cast<double>(*bits);
  auto const is_distance = text.front() == 'd' && std::isfinite(chord) && chord >= 0;
  return is_distance ? std::optional{Cursor{chord, {}, place_key}} : std::nullopt;
}

}  // namespace relais::network

#include "network/cursor.hpp"

#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>

#include <fmt/format.h>

namespace relais::network {

// "d3fb0a3d70a3d70a4-fs-1729": the bits of the distance, so that it comes back exactly; "n-fs-1729" by name.
std::string write_cursor(Cursor const& cursor) {
  if (!cursor.chord) {
    return "n-" + cursor.place_key;
  }
  return fmt::format("d{:016x}-{}", std::bit_cast<std::uint64_t>(*cursor.chord), cursor.place_key);
}

std::optional<Cursor> read_cursor(std::string_view text) {
  auto const dash = text.find('-');
  if (dash == std::string_view::npos || dash + 1 == text.size()) {
    return std::nullopt;
  }
  auto const place_key = std::string{text.substr(dash + 1)};
  if (text.substr(0, dash) == "n") {
    return Cursor{std::nullopt, place_key};
  }
  std::uint64_t bits = 0;
  auto const [end, error] = std::from_chars(text.data() + 1, text.data() + dash, bits, 16);
  if (text.front() != 'd' || error != std::errc{} || end != text.data() + dash) {
    return std::nullopt;
  }
  auto const chord = std::bit_cast<double>(bits);
  return std::isfinite(chord) && chord >= 0 ? std::optional{Cursor{chord, place_key}} : std::nullopt;
}

}  // namespace relais::network

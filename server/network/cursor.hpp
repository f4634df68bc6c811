// Where a page of results ended. Opaque to the client; it names the last place and, by distance, how far that was, so
// that a directory changed between two pages neither repeats nor skips what did not change.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/clock/clock.hpp"

namespace relais::network {

struct Cursor {
  std::optional<double> chord;   // by distance
  std::optional<Instant> as_of;  // by opening: the moment that the first page was put in order for; neither: by name
  std::string place_key;
};

std::string write_cursor(Cursor const& cursor);
std::optional<Cursor> read_cursor(std::string_view text);

}  // namespace relais::network

// Where a page of results ended. Opaque to the client; it names the last place and, by distance, how far that was, so
// that a directory changed between two pages neither repeats nor skips what did not change.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace relais::network {

struct Cursor {
  std::optional<double> chord;  // absent: the order of names
  std::string place_key;
};

std::string write_cursor(Cursor const& cursor);
std::optional<Cursor> read_cursor(std::string_view text);

}  // namespace relais::network

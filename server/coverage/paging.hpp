// Pages of a list that is worked out anew for each: a cursor is how many items stand before it.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace relais::coverage {

// Nothing: it is not a cursor that a page has given.
inline std::optional<std::size_t> read_offset(std::optional<std::string> const& cursor) {
  auto offset = std::size_t{0};
  if (!cursor) {
    return offset;
  }
  auto const* const end = cursor->data() + cursor->size();
  auto const read = std::from_chars(cursor->data(), end, offset);
  return read.ec == std::errc{} && read.ptr == end ? std::optional{offset} : std::nullopt;
}

// Keeps the page that begins there, and gives the cursor of the next one.
template <class Item>
std::optional<std::string> cut_page(std::vector<Item>& items, std::size_t offset, std::optional<std::int32_t> limit,
                                    std::size_t unless_said) {
  auto const first = std::min(offset, items.size());
  auto const last = first + std::min(limit ? static_cast<std::size_t>(*limit) : unless_said, items.size() - first);
  auto const is_last_page = last == items.size();
  items = {items.begin() + static_cast<std::ptrdiff_t>(first), items.begin() + static_cast<std::ptrdiff_t>(last)};
  return is_last_page ? std::nullopt : std::optional{std::to_string(last)};
}

}  // namespace relais::coverage

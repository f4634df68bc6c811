// A place in a text.
#pragma once

#include <cstddef>

namespace relais::language {

// Bytes of the UTF-8 text, or code points where so said; `last` is one past the end.
struct Span {
  std::size_t first = 0;
  std::size_t last = 0;
  bool operator==(Span const&) const = default;
};

}  // namespace relais::language

// A text as its words, folded, between one mark of punctuation and the next.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/language/span.hpp"

namespace relais::language {

struct PlacedWord {
  std::string folded;
  Span span;  // bytes
};

// Letters of other scripts that are drawn like Latin ones count as those. Marks are . , ; : ! ? … ( ) [ ] " « » and a
// line's end, but for a point or comma inside a number or a word. Apostrophes and hyphens part words; signs that are
// not seen part none. Some 0.2 us a word.
std::vector<std::vector<PlacedWord>> clauses(std::string_view text);

}  // namespace relais::language

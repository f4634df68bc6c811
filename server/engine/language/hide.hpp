// Parts of a text hidden by a reader, who can write nothing: the same in the browser (web/src/experiences/marks.ts).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace relais::language {

// How many units of UTF-16 a text has, as browsers count.
std::size_t utf16_units(std::string_view utf8);

// Marks are hidden as a whole.
//
// The text with kHidden (text_guard.hpp) in place of units `first` to `last`, one past the end. Nothing where that is
// no part of the text, or an empty one, or cuts a character.
std::optional<std::string> hidden(std::string_view text, std::size_t first, std::size_t last);

// With each mark ("[[phone]]") made a space.
std::string without_marks(std::string_view text);

}  // namespace relais::language

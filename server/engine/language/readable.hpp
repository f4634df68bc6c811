// Text as a person sees it, before anything is looked for in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relais::language {

// Without signs that are not seen at all or turn the direction of reading (Unicode's default ignorable code points,
// soft hyphens among them), control characters other than line ends, and what no document may hold; tabs become spaces.
// Digits of every script, full-width and mathematical letters become the plain ones that they look like: whoever hides
// a number in them hides it no more. Invalid UTF-8 is dropped.
std::string readable(std::string_view text);

struct DrawnInLatin {
  std::string text;
  std::vector<std::size_t> places;  // of each of its bytes, and of its end, in the text that it was made from
};

// Letters of Greek and Cyrillic, and small ones of phonetics, as the Latin letters that they are drawn like; only to be
// looked at for words and numbers, never stored, for a Greek text becomes nonsense.
DrawnInLatin drawn_in_latin(std::string_view text);

}  // namespace relais::language

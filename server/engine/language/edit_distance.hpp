// How many slips of the hand lie between two words.
#pragma once

#include <string_view>

namespace relais::language {

// Insertions, deletions, changes and swaps of neighbours, each letter swapped once at most (optimal string alignment).
// `limit` + 1 where there are more. Of bytes: meant for folded words, at most 64 bytes long (longer ones are more
// than `limit` apart unless they are the same). Cost: the length by the limit, some 40 ns for ordinary words.
int edit_distance(std::string_view a, std::string_view b, int limit);

// The distance between `typed` and the nearest beginning of `word`: what is still being typed may have slips too.
int edit_distance_to_beginning(std::string_view typed, std::string_view word, int limit);

}  // namespace relais::language

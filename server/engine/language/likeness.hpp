// How much two texts have in common, for the person who asks whether one has been told twice.
#pragma once

#include <vector>

#include "engine/language/analyser.hpp"

namespace relais::language {

// Words that both have, of all that they have: 0 to 1 (Dice 1945). Words as Analyser::query() gives them; inflected
// forms of one word are the same. Two texts about the same matter come to some 0.2, one told again to more than 0.5.
double likeness(std::vector<QueryWord> const& a, std::vector<QueryWord> const& b);

}  // namespace relais::language

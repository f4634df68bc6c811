// Who does it is left unsaid: passive forms, in French and English.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/language/span.hpp"
#include "engine/language/stem.hpp"

namespace relais::language {

// Of a sentence's words in lower case with their marks, elisions as words of their own: the words from a form of "être"
// ("be") to its participle, or "se faire" with an infinitive. Not where the participle is of a verb that takes "être"
// in its compound tenses, is said of oneself ("s'est trompé") or names a state ("est situé"). By lists: what it takes
// for a passive is one about nine times in ten.
std::vector<Span> passives(std::vector<std::string> const& lower, Tongue tongue);  // spans in words

}  // namespace relais::language

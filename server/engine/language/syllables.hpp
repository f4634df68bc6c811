// How many syllables a French word has when it is read with care.
#pragma once

#include <string_view>

namespace relais::language {

// The convention, published beside the figures: an e at the end is silent, one inside counts ("samedi" has three);
// i, u and ou before a vowel make one syllable with it ("nation" has two), but not after a consonant with l or r
// ("client" has two); an elided "l'" has none; digits and the letters of a word without vowels count one each. Parts
// between hyphens are counted apart. Rules, and a list of words that escape them (data/language/syllables-fr.txt is the
// list by which both are held to account).
int french_syllables(std::string_view word);

}  // namespace relais::language

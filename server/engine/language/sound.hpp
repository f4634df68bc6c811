// Roughly how a word sounds in French: what is misspelt by ear ("retrete", "cotisassion") comes out alike.
#pragma once

#include <string>
#include <string_view>

namespace relais::language {

// Of a folded word: "retraite" and "retrete" -> "retret", "cotisation" and "cotisassion" -> "kotisasion". Doubled and
// silent letters are left out, letters and groups of one sound are written one way. No phonetics: only meant to be
// compared with another one.
std::string sound_of(std::string_view folded);

}  // namespace relais::language

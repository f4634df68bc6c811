// Text as people type it, made comparable: case, accents, ligatures, apostrophes and hyphens are forgiven.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relais::language {

// "L'Haÿ-les-Roses" -> "l hay les roses"; "Œuilly" -> "oeuilly"; "Groß" -> "gross". Letters and digits separated by
// single spaces, lower case, without marks. Invalid UTF-8 is dropped. Cost: about a microsecond a word.
std::string fold(std::string_view text);

// fold(), and the short forms of place names spelt out: "st quentin" -> "saint quentin", "verteuil s charente" ->
// "verteuil sur charente".
std::string fold_place(std::string_view text);

// The words of a folded text.
std::vector<std::string_view> words(std::string_view folded);

// Whether a word of the folded text begins so.
bool has_word_beginning(std::string_view folded, std::string_view beginning);

}  // namespace relais::language

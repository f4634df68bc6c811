// Where a name or a street ends, by lists of words. The browser does the same
// (web/src/visits/personal_names.ts, web/src/experiences/story_data.ts).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace relais::language {

// Each takes what a pattern found and says how many bytes of it are to be kept, 0 for none.
class PersonalNames {
 public:
  // `common` and `given` are folded.
  PersonalNames(std::vector<std::string> const& not_names, std::vector<std::string> const& common,
                std::vector<std::string> const& given);

  // Up to the first word that names nobody: "Dupont CAF" -> "Dupont", "Maire de Sedan" -> nothing.
  std::size_t name(std::string_view match) const;

  // The same, and up to the first common word, as there are at the beginning of sentences: "Merci Dupont" -> nothing.
  std::size_t full_name(std::string_view match) const;

  // The same, where one of the words left is a given name.
  std::size_t with_given_name(std::string_view match) const;

  // Whether a word that begins with a capital is a given name: for speed, before with_given_name() is asked of such.
  bool may_hold_given_name(std::string_view text) const;

  // From the number on: the street's first word of its own, and what follows in capitals ("12 rue de la Gare du Nord et
  // le" without "et le") or, where that is in small letters, one more word that is not a common one.
  std::size_t address(std::string_view match) const;

 private:
  bool is_common(std::string_view word) const;
  bool is_given(std::string_view word) const;

  std::unordered_set<std::string> not_names_;
  std::unordered_set<std::string> common_;
  std::unordered_set<std::string> given_;
};

}  // namespace relais::language

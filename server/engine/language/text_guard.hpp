// What stands between what people type and what is stored.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/language/personal_data.hpp"

namespace relais::language {

class TextGuard {
 public:
  // `rules` outlives it.
  explicit TextGuard(PersonalDataRules const& rules, PersonalDataText of = PersonalDataText::kNote)
      : rules_(&rules), of_(of) {}

  // Every free text goes through here before it is stored: personal data become marks, signs that turn the direction of
  // reading or are not seen at all are left out. `kinds` gains what was found, each once: "nir", "phone".
  std::string masked(std::string_view text, std::vector<std::string>& kinds) const;
  std::string masked(std::string_view text) const;
  // The same, but that names stay: in praise, where whoever tells agrees.
  std::string masked_but_names(std::string_view text, std::vector<std::string>& kinds) const;

 private:
  std::string masked(std::string_view text, std::vector<std::string>& kinds, bool leaves_names) const;

  PersonalDataRules const* rules_;
  PersonalDataText of_;
};

}  // namespace relais::language

// What stands between what people type and what is stored.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/language/personal_data.hpp"

namespace relais::visits {

class Guard {
 public:
  using Digest = std::function<std::string(std::string_view)>;  // with a key: it confirms no guess

  // `rules` outlives it.
  Guard(language::PersonalDataRules const& rules, Digest digest) : rules_(&rules), digest_(std::move(digest)) {}

  // Every free text goes through here before it is stored: personal data become marks, signs that turn the direction of
  // reading or are not seen at all are left out. `kinds` gains what was found, each once: "nir", "phone".
  std::string masked(std::string_view text, std::vector<std::string>& kinds) const;
  std::string masked(std::string_view text) const;

  std::string digest(std::string_view text) const { return digest_(text); }

 private:
  language::PersonalDataRules const* rules_;
  Digest digest_;
};

}  // namespace relais::visits

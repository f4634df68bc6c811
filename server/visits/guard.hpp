// The guard of texts, and a digest to know again what was sent.
#pragma once

#include <functional>

#include "engine/language/text_guard.hpp"

namespace relais::visits {

class Guard : public language::TextGuard {
 public:
  using Digest = std::function<std::string(std::string_view)>;  // with a key: it confirms no guess

  // `rules` outlives it.
  Guard(language::PersonalDataRules const& rules, Digest digest) : TextGuard(rules), digest_(std::move(digest)) {}

  std::string digest(std::string_view text) const { return digest_(text); }

 private:
  Digest digest_;
};

}  // namespace relais::visits

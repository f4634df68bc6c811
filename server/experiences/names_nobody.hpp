// What is published as its writer sends it, with nobody reading it first, names nobody.
#pragma once

#include "engine/language/text_guard.hpp"
#include "platform/result/result.hpp"

namespace relais::experiences {

inline Result<void> check_names_nobody(language::TextGuard const& guard, std::string field, std::string const& text) {
  std::vector<std::string> kinds;
  guard.masked(text, kinds);
  return kinds.empty() ? Result<void>{} : invalid(std::move(field), "experiences.names_somebody");
}

}  // namespace relais::experiences

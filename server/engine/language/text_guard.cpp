#include "engine/language/text_guard.hpp"

#include <algorithm>

namespace relais::language {
namespace {

constexpr std::string_view kNameKind = "name";

// U+200B to U+200F, U+202A to U+202E, U+2060 to U+2069, U+FEFF, in UTF-8.
std::string without_unseen(std::string_view text) {
  auto seen = std::string{};
  for (std::size_t i = 0; i < text.size(); ++i) {
    auto const bytes = text.substr(i, 3);
    auto const is_unseen = (bytes >= "\u200b" && bytes <= "\u200f") || (bytes >= "\u202a" && bytes <= "\u202e") ||
                           (bytes >= "\u2060" && bytes <= "\u2069") || bytes == "\ufeff";
    if (is_unseen) {
      i += 2;
    } else {
      seen += text[i];
    }
  }
  return seen;
}

}  // namespace

std::string TextGuard::masked(std::string_view text, std::vector<std::string>& kinds, bool leaves_names) const {
  auto const seen = without_unseen(text);
  auto found = rules_->find(seen, of_);
  if (leaves_names) {
    std::erase_if(found, [](PersonalDataFinding const& finding) { return finding.kind == kNameKind; });
  }
  for (auto const& finding : found) {
    if (std::ranges::find(kinds, finding.kind) == kinds.end()) {
      kinds.push_back(finding.kind);
    }
  }
  return rules_->masked(seen, found);
}

std::string TextGuard::masked(std::string_view text, std::vector<std::string>& kinds) const {
  return masked(text, kinds, false);
}

std::string TextGuard::masked_but_names(std::string_view text, std::vector<std::string>& kinds) const {
  return masked(text, kinds, true);
}

std::string TextGuard::masked(std::string_view text) const {
  auto kinds = std::vector<std::string>{};
  return masked(text, kinds, false);
}

}  // namespace relais::language

#include "engine/language/text_guard.hpp"

#include <algorithm>

#include "engine/language/readable.hpp"

namespace relais::language {
namespace {

constexpr std::string_view kNameKind = "name";
constexpr std::string_view kOpen = "[[";
constexpr std::string_view kClose = "]]";

}  // namespace

// "[[x]]" becomes "[ [x]]" unless it is the mark of a rule, or of a reader.
std::string TextGuard::without_false_marks(std::string_view text) const {
  std::string result;
  while (true) {
    auto const open = text.find(kOpen);
    if (open == std::string_view::npos) {
      return result.append(text);
    }
    auto const close = text.find(kClose, open);
    auto const mark = text.substr(open, close == std::string_view::npos ? close : close + kClose.size() - open);
    auto const is_mark = mark == kHidden || rules_->has_mark(mark);
    result.append(text.substr(0, open)).append(is_mark ? mark : "[ ");
    text.remove_prefix(open + (is_mark ? mark.size() : 1));
  }
}

std::string TextGuard::masked(std::string_view text, std::vector<std::string>& kinds, bool leaves_names) const {
  auto const seen = without_false_marks(readable(text));
  // A number goes on in the next line, and so does a name.
  auto in_one_line = seen;
  std::ranges::replace(in_one_line, '\n', ' ');
  auto found = rules_->find(in_one_line, of_);
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

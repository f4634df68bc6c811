#include "experiences/moderation.hpp"

#include <algorithm>

namespace relais::experiences {
namespace {

bool is_said(std::optional<std::string> const& text) {
  return text && text->find_first_not_of(" \n\t") != std::string::npos;
}

}  // namespace

Result<void> check(ModerationDecision const& decision) {
  switch (decision.kind) {
    case DecisionKind::kReject:
      return decision.reason ? Result<void>{} : invalid("/reason", "experiences.reason_missing");
    case DecisionKind::kAsk:
      return is_said(decision.note) ? Result<void>{} : invalid("/note", "experiences.note_missing");
    case DecisionKind::kMask:
      return is_said(decision.text) ? Result<void>{} : invalid("/text", "experiences.text_missing");
    case DecisionKind::kDuplicate:
      return is_said(decision.duplicate_of) ? Result<void>{}
                                            : invalid("/duplicate_of", "experiences.duplicate_missing");
    case DecisionKind::kAppeal:
      return invalid("/kind", "experiences.appeal_is_the_authors");
    case DecisionKind::kAccept:
      break;
  }
  return {};
}

// Both are read from left to right: a mark in `masked` that the text has not at that place stands for one character or
// more of it, up to the next place where the two agree again.
bool only_masks_more(std::string_view text, std::string_view masked) {
  constexpr std::string_view kOpen = "[[";
  constexpr std::string_view kClose = "]]";
  // Pieces between marks must be found in the text in their order; the first at its beginning, the last at its end.
  std::vector<std::string_view> pieces{};
  auto rest = masked;
  while (true) {
    auto const open = rest.find(kOpen);
    auto const close = open == std::string_view::npos ? open : rest.find(kClose, open);
    if (close == std::string_view::npos) {
      break;
    }
    pieces.push_back(rest.substr(0, open));
    rest = rest.substr(close + kClose.size());
  }
  if (pieces.empty()) {
    return text == masked;
  }
  if (!text.starts_with(pieces.front()) || !text.ends_with(rest)) {
    return false;
  }
  auto at = pieces.front().size();
  for (std::size_t i = 1; i < pieces.size(); ++i) {
    auto const found = text.find(pieces[i], at);
    if (found == std::string_view::npos) {
      return false;
    }
    at = found + pieces[i].size();
  }
  return at + rest.size() <= text.size();
}

std::int64_t severity(bool is_urgent, Feeling feeling, std::size_t masked_kinds) {
  constexpr std::int64_t kDanger = 100;
  constexpr std::int64_t kNegative = 20;
  constexpr std::int64_t kMixed = 10;
  constexpr std::int64_t kEachKind = 5;
  constexpr std::int64_t kMost = 90;
  if (is_urgent) {
    return kDanger;
  }
  auto const felt = feeling == Feeling::kNegative ? kNegative : feeling == Feeling::kMixed ? kMixed : 0;
  return std::min(kMost, felt + kEachKind * static_cast<std::int64_t>(masked_kinds));
}

}  // namespace relais::experiences

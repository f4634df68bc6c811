#include "experiences/moderation.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "engine/language/fold.hpp"
#include "engine/language/hide.hpp"

namespace relais::experiences {

Result<void> check(ModerationDecision const& decision) {
  switch (decision.kind) {
    case DecisionKind::kReject:
      return decision.reason ? Result<void>{} : invalid("/reason", "experiences.reason_missing");
    case DecisionKind::kAsk:
      return decision.note && decision.note->find_first_not_of(" \n\t") != std::string::npos
                 ? Result<void>{}
                 : invalid("/note", "experiences.note_missing");
    case DecisionKind::kMask:
      return decision.hides && !decision.hides->empty() ? Result<void>{}
                                                        : invalid("/hides", "experiences.nothing_hidden");
    case DecisionKind::kDuplicate:
      return decision.duplicate_of ? Result<void>{} : invalid("/duplicate_of", "experiences.duplicate_missing");
    case DecisionKind::kAppeal:
      return invalid("/kind", "experiences.appeal_is_the_authors");
    case DecisionKind::kAccept:
      break;
  }
  return {};
}

bool has_words(std::string_view text) {
  return std::ranges::any_of(language::fold(language::without_marks(text)), [](char c) { return c != ' '; });
}

Result<void> hide(std::optional<std::vector<HiddenPart>> const& parts, std::string& title, std::string& text,
                  std::string& would_have_helped) {
  for (std::size_t i = 0; parts && i < parts->size(); ++i) {
    auto const& [field, first, last] = (*parts)[i];
    auto& of = field == StoryField::kTitle ? title : field == StoryField::kText ? text : would_have_helped;
    auto less = first < 0 || last < 0
                    ? std::nullopt
                    : language::hidden(of, static_cast<std::size_t>(first), static_cast<std::size_t>(last));
    if (!less) {
      return invalid(fmt::format("/hides/{}", i), "experiences.no_such_part");
    }
    of = *std::move(less);
  }
  return has_words(text) ? Result<void>{} : invalid("/hides", "experiences.nothing_left");
}

Result<void> hide(std::optional<std::vector<HiddenPart>> const& parts, std::string& text) {
  for (std::size_t i = 0; parts && i < parts->size(); ++i) {
    if ((*parts)[i].field != StoryField::kText) {
      return invalid(fmt::format("/hides/{}/field", i), "experiences.no_such_part");
    }
  }
  std::string none;
  return hide(parts, none, text, none);
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

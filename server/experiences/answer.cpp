#include "experiences/answer.hpp"

#include <algorithm>

namespace relais::experiences {
namespace {

std::string without_blanks(std::string_view text) {
  std::string kept;
  std::ranges::copy_if(text, std::back_inserter(kept),
                       [](char c) { return c != ' ' && c != '\n' && c != '\r' && c != '\t'; });
  return kept;
}

}  // namespace

Result<void> check(AnswerChange const& answer) {
  if (answer.link && !answer.link->starts_with("https://")) {
    return invalid("/link", "experiences.link_malformed");
  }
  if (answer.kind == ServiceAnswerKind::kRightChannel && !answer.link) {
    return invalid("/link", "experiences.link_missing");
  }
  return {};
}

bool is_unedited(std::string_view text, std::string_view of_template) {
  return without_blanks(text) == without_blanks(of_template);
}

}  // namespace relais::experiences

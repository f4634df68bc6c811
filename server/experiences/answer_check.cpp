#include "experiences/answer_check.hpp"

#include <algorithm>

#include "engine/language/hide.hpp"
#include "experiences/search_store.hpp"

namespace relais::experiences {
namespace {

using language::PlainLanguageCode;

bool has_to_say(ServiceAnswerKind kind, PlainLanguageCode missing) {
  switch (kind) {
    case ServiceAnswerKind::kThanks:
      return false;
    case ServiceAnswerKind::kRightChannel:
      return missing == PlainLanguageCode::kNoNextStep;
    case ServiceAnswerKind::kChangeDone:
      return missing == PlainLanguageCode::kNoDate;
    case ServiceAnswerKind::kExplanation:
    case ServiceAnswerKind::kChangePlanned:
    case ServiceAnswerKind::kNotSaid:
      break;
  }
  return true;
}

// "tort, dommage" are two; what stands in brackets says what to do, and is one.
std::vector<std::string> alternatives(std::string_view instead) {
  constexpr std::string_view kComma = ", ";
  std::vector<std::string> all;
  while (!instead.empty()) {
    auto const end = instead.starts_with('(') ? std::string_view::npos : instead.find(kComma);
    all.emplace_back(instead.substr(0, end));
    instead.remove_prefix(end == std::string_view::npos ? instead.size() : end + kComma.size());
  }
  return all;
}

bool is_missing(PlainLanguageCode code) {
  return code == PlainLanguageCode::kNoCause || code == PlainLanguageCode::kNoNextStep ||
         code == PlainLanguageCode::kNoDate;
}

}  // namespace

AnswerCheck check(AnswerToCheck const& answer, language::PlainLanguage const& plain) {
  auto const checked = plain.check(answer.text, tongue_of(answer.language));
  auto const says = [&](PlainLanguageCode missing) {
    return std::ranges::none_of(checked.findings, [&](auto const& finding) { return finding.code == missing; });
  };
  AnswerCheck result{{},
                     says(PlainLanguageCode::kNoCause),
                     says(PlainLanguageCode::kNoNextStep),
                     says(PlainLanguageCode::kNoDate),
                     checked.readability,
                     std::nullopt};
  auto const text = std::string_view{answer.text};
  for (auto const& found : checked.findings) {
    if (is_missing(found.code) && !has_to_say(answer.kind, found.code)) {
      continue;
    }
    AnswerFinding finding;
    finding.code = found.code;
    if (found.span.last > found.span.first) {
      finding.first = static_cast<std::int64_t>(language::utf16_units(text.substr(0, found.span.first)));
      finding.last = static_cast<std::int64_t>(language::utf16_units(text.substr(0, found.span.last)));
    }
    finding.alternatives = alternatives(found.instead);
    finding.fits = found.fits;
    result.findings.push_back(std::move(finding));
  }
  return result;
}

}  // namespace relais::experiences

// An answer looked through before it is sent: what the author may not understand, and what is not said. Nothing here
// refuses an answer.
#pragma once

#include "engine/language/plain_language.hpp"
#include "experiences/answer.hpp"

namespace relais::experiences {

// POST /api/v1/answer-checks
struct AnswerToCheck {
  std::string text;
  Language language = Language::kFr;
  ServiceAnswerKind kind = ServiceAnswerKind::kExplanation;
};
BOOST_DESCRIBE_STRUCT(AnswerToCheck, (), (text, language, kind))

struct AnswerFinding {
  language::PlainLanguageCode code = language::PlainLanguageCode::kTooLong;
  std::optional<std::int64_t> first;  // in UTF-16 units, as a browser counts; absent: said of the whole text
  std::optional<std::int64_t> last;   // one past the end
  std::vector<std::string> alternatives;
  bool fits = false;  // they may be put in its place as they are; else they tell what to say
};
BOOST_DESCRIBE_STRUCT(AnswerFinding, (), (code, first, last, alternatives, fits))

struct AnswerCheck {
  std::vector<AnswerFinding> findings;
  bool says_cause = false;
  bool says_next_step = false;
  bool says_date = false;
  language::Readability readability;
  std::optional<std::string> masked;  // as it would be published, with marks; absent: nothing of it would be hidden
};
BOOST_DESCRIBE_STRUCT(AnswerCheck, (), (findings, says_cause, says_next_step, says_date, readability, masked))

// What an answer of that kind has to say is a finding where it is missing: thanks need neither cause nor date, the
// right channel is a next step and no more, a change that is done has its date.
AnswerCheck check(AnswerToCheck const& answer, language::PlainLanguage const& plain);

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::AnswerToCheck> {
  using Answer = relais::experiences::AnswerToCheck;
  static constexpr auto all = std::tuple{length(&Answer::text, 0, 6000)};
};

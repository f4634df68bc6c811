// What services answer, and what authors write back.
#pragma once

#include "experiences/moderation.hpp"

namespace relais::experiences {

// kNotSaid: of a list that does not tell; nobody answers so here.
enum class ServiceAnswerKind { kRightChannel, kThanks, kExplanation, kChangePlanned, kChangeDone, kNotSaid };
BOOST_DESCRIBE_ENUM(ServiceAnswerKind, kRightChannel, kThanks, kExplanation, kChangePlanned, kChangeDone, kNotSaid)

// An answer may be corrected for so long.
inline constexpr auto kEditable = std::chrono::minutes{30};

struct NewAnswer {
  std::string id;             // made by whoever answers
  std::int32_t position = 0;  // of the structure in whose name
  ServiceAnswerKind kind = ServiceAnswerKind::kExplanation;
  std::string text;
  std::optional<std::string> link;         // of the right channel: https
  std::optional<std::string> template_id;  // it began with
};
BOOST_DESCRIBE_STRUCT(NewAnswer, (), (id, position, kind, text, link, template_id))

struct AnswerChange {
  ServiceAnswerKind kind = ServiceAnswerKind::kExplanation;
  std::string text;
  std::optional<std::string> link;
};
BOOST_DESCRIBE_STRUCT(AnswerChange, (), (kind, text, link))

// Refusals by field: experiences.kind_missing, .link_malformed, .link_missing (of the right channel).
Result<void> check(AnswerChange const& answer);

struct AnswerTemplate {
  std::string id;
  ServiceAnswerKind kind = ServiceAnswerKind::kThanks;
  Language language = Language::kFr;
  std::string name;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(AnswerTemplate, (), (id, kind, language, name, text))

// Whether the text is still the other: blanks, case, accents and punctuation do not make it another.
bool is_unedited(std::string_view text, std::string_view other);

struct NewReply {
  std::string id;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(NewReply, (), (id, text))

struct NewAppeal {
  std::string why;
};
BOOST_DESCRIBE_STRUCT(NewAppeal, (), (why))

// kOwn: without an answer that one has to give; kWaiting: those too that one may send on, where one coordinates; kAll:
// the answered ones too.
enum class InboxChoice { kOwn, kWaiting, kAll };
BOOST_DESCRIBE_ENUM(InboxChoice, kOwn, kWaiting, kAll)

// kToReader: the answer to what a reader has asked, for whoever reads the story alone.
enum class ReplyState { kReceived, kPublished, kRejected, kToReader };
BOOST_DESCRIBE_ENUM(ReplyState, kReceived, kPublished, kRejected, kToReader)

struct NewVerdict {
  Verdict verdict = Verdict::kUseful;
};
BOOST_DESCRIBE_STRUCT(NewVerdict, (), (verdict))

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::NewAnswer> {
  using New = relais::experiences::NewAnswer;
  static constexpr auto all =
      std::tuple{length(&New::id, 36, 36), length(&New::text, 20, 6000), length(&New::link, 0, 500)};
};
template <>
struct relais::json::Constraints<relais::experiences::AnswerChange> {
  using Change = relais::experiences::AnswerChange;
  static constexpr auto all = std::tuple{length(&Change::text, 20, 6000), length(&Change::link, 0, 500)};
};
template <>
struct relais::json::Constraints<relais::experiences::AnswerTemplate> {
  using Template = relais::experiences::AnswerTemplate;
  static constexpr auto all =
      std::tuple{length(&Template::id, 36, 36), length(&Template::name, 2, 80), length(&Template::text, 20, 6000)};
};
template <>
struct relais::json::Constraints<relais::experiences::NewReply> {
  using New = relais::experiences::NewReply;
  static constexpr auto all = std::tuple{length(&New::id, 36, 36), length(&New::text, 2, 3000)};
};
template <>
struct relais::json::Constraints<relais::experiences::NewAppeal> {
  static constexpr auto all = std::tuple{length(&relais::experiences::NewAppeal::why, 2, 1000)};
};

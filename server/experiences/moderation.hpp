// Reading before publication: nothing is published that a person has not read.
#pragma once

#include "engine/language/story_tags.hpp"
#include "experiences/experience.hpp"

namespace relais::experiences {

// What a reader may do. kMask: publish with more hidden; kAsk: of the author, who answers with the code.
enum class DecisionKind { kAccept, kMask, kAsk, kReject, kAppeal, kDuplicate };
BOOST_DESCRIBE_ENUM(DecisionKind, kAccept, kMask, kAsk, kReject, kAppeal, kDuplicate)

// The rules of the charter (docs/guide/moderation-charter.md), the only reasons to refuse a story.
enum class CharterRule {
  kNotAService,    // no public service is concerned
  kNamesSomebody,  // it attacks a person that masking cannot hide
  kInsult,
  kDiscrimination,
  kThreat,
  kAdvertising,
  kIllegible,
  kOngoingCase,  // a court has it
  kSpam
};
BOOST_DESCRIBE_ENUM(CharterRule, kNotAService, kNamesSomebody, kInsult, kDiscrimination, kThreat, kAdvertising,
                    kIllegible, kOngoingCase, kSpam)

enum class StoryField { kTitle, kText, kWouldHaveHelped };
BOOST_DESCRIBE_ENUM(StoryField, kTitle, kText, kWouldHaveHelped)

// A part of a text that a reader hides, in units of UTF-16 of the text as the parts before it have left it. A reader
// can say where, and never what: nothing can be written for somebody.
struct HiddenPart {
  StoryField field = StoryField::kText;
  std::int32_t first = 0;
  std::int32_t last = 0;  // one past the end
};
BOOST_DESCRIBE_STRUCT(HiddenPart, (), (field, first, last))

struct ModerationDecision {
  DecisionKind kind = DecisionKind::kAccept;
  std::int64_t version = 0;                      // of the story that was read
  std::optional<CharterRule> reason;             // of a refusal
  std::optional<std::string> note;               // to the author: what is asked, or why
  std::optional<std::vector<HiddenPart>> hides;  // of kMask
  std::optional<ExperienceId> duplicate_of;
  std::optional<std::vector<std::string>> tags;  // of kAccept and kMask; absent: the machine's
  std::optional<std::string> reply;              // that waits below a published story, and is decided on by itself
};
BOOST_DESCRIBE_STRUCT(ModerationDecision, (), (kind, version, reason, note, hides, duplicate_of, tags, reply))

// Refusals by field: experiences.reason_missing, .note_missing, .nothing_hidden, .duplicate_missing.
Result<void> check(ModerationDecision const& decision);

// Whether there is anything to read beside marks: a letter or a digit.
bool has_words(std::string_view text);

// Refused by field where a part is none of its text (experiences.no_such_part), or no word of the text is left
// (experiences.nothing_left).
Result<void> hide(std::optional<std::vector<HiddenPart>> const& parts, std::string& title, std::string& text,
                  std::string& would_have_helped);

// Of an answer or a reply, which has no other field.
Result<void> hide(std::optional<std::vector<HiddenPart>> const& parts, std::string& text);

// In which order stories are read, 0 to 100: danger before all (100); then what weighs on its author (negative 20,
// mixed 10) and what the machine had to mask (5 for each kind, since a person may find more); of equal ones the oldest
// first. It orders the queue, is kept apart from the story until it is decided, and is shown to nobody.
std::int64_t severity(bool is_urgent, Feeling feeling, std::size_t masked_kinds);

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::ModerationDecision> {
  using Decision = relais::experiences::ModerationDecision;
  static constexpr auto all = std::tuple{length(&Decision::note, 0, 1000), length(&Decision::hides, 0, 200),
                                         length(&Decision::tags, 0, language::kMostStoryTags)};
};

// Reading before publication: nothing is published that a person has not read.
#pragma once

#include "experiences/experience.hpp"

namespace relais::experiences {

// What a reader may do. kMask: publish with more masked; kAsk: of the author, who answers with the code.
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

struct ModerationDecision {
  DecisionKind kind = DecisionKind::kAccept;
  std::int64_t version = 0;           // of the story that was read
  std::optional<CharterRule> reason;  // of a refusal
  std::optional<std::string> note;    // to the author: what is asked, or why
  std::optional<std::string> title;   // of kMask: with more masked
  std::optional<std::string> text;
  std::optional<std::string> would_have_helped;
  std::optional<std::string> duplicate_of;
};
BOOST_DESCRIBE_STRUCT(ModerationDecision, (),
                      (kind, version, reason, note, title, text, would_have_helped, duplicate_of))

// Refusals by field: experiences.reason_missing, .note_missing, .text_missing, .duplicate_missing.
Result<void> check(ModerationDecision const& decision);

// Whether `masked` is the text with parts replaced by marks and nothing else changed: a reader hides, and never writes
// for somebody.
bool only_masks_more(std::string_view text, std::string_view masked);

// In which order stories are read, 0 to 100: danger before all (100); then what weighs on its author (negative 20,
// mixed 10) and what the machine had to mask (5 for each kind, since a person may find more); of equal ones the oldest
// first. It orders the queue, is kept apart from the story until it is decided, and is shown to nobody.
std::int64_t severity(bool is_urgent, Feeling feeling, std::size_t masked_kinds);

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::ModerationDecision> {
  using Decision = relais::experiences::ModerationDecision;
  static constexpr auto all =
      std::tuple{length(&Decision::note, 0, 1000), length(&Decision::title, 0, 300), length(&Decision::text, 0, 10'000),
                 length(&Decision::would_have_helped, 0, 2'000)};
};

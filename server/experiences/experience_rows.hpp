// Rows of the tables of stories, columns as they are named there.
#pragma once

#include "experiences/answer.hpp"
#include "experiences/check_experience.hpp"

namespace relais::experiences {

struct ExperienceRow {
  NetworkId network_id;
  ExperienceId id;
  std::string submission_digest;
  std::string content_digest;
  ExperienceState state = ExperienceState::kReceived;
  Instant told_at;
  Language language = Language::kFr;
  ToldBy channel = ToldBy::kWeb;
  std::optional<Role> assisted_by_role;
  std::optional<std::string> assisted_at;
  bool hides_from_counter = false;
  std::string title;
  std::string text;
  std::string would_have_helped;
  Feeling feeling = Feeling::kNeutral;
  std::optional<UsedChannel> used_channel;
  std::optional<std::string> procedure_code;
  std::string territory_code;
  std::string department_code;
  bool names_agreed = false;
  bool is_urgent = false;
  std::optional<Instant> published_at;
  std::optional<Instant> first_answer_at;
  bool is_answer_date_known = true;  // false: first_answer_at is the earliest that it may have been
  bool is_changed = false;
  std::optional<Verdict> verdict;
  std::optional<Instant> verdict_at;
  std::optional<ExperienceId> duplicate_of;
  std::optional<Instant> ended_at;
  std::optional<std::int64_t> number;  // of publication: newer is greater
  std::int64_t version = 1;
  bool is_generated = false;
  std::optional<std::string> source;  // producer of the list that it came out of; absent: told here
};
BOOST_DESCRIBE_STRUCT(ExperienceRow, (),
                      (network_id, id, submission_digest, content_digest, state, told_at, language, channel,
                       assisted_by_role, assisted_at, hides_from_counter, title, text, would_have_helped, feeling,
                       used_channel, procedure_code, territory_code, department_code, names_agreed, is_urgent,
                       published_at, first_answer_at, is_answer_date_known, is_changed, verdict, verdict_at,
                       duplicate_of, ended_at, number, version, is_generated, source))

struct StructureRow {
  NetworkId network_id;
  ExperienceId experience_id;
  std::int64_t position = 0;
  ServiceCode service_code;
  std::string territory_code;
  std::optional<std::string> partner_code;
  std::optional<std::string> counter_id;
  std::optional<Instant> answered_at;
  bool is_answer_date_known = true;  // as of the story
};
BOOST_DESCRIBE_STRUCT(StructureRow, (),
                      (network_id, experience_id, position, service_code, territory_code, partner_code, counter_id,
                       answered_at, is_answer_date_known))

// Another structure stands at the position from then.
struct TransferRow {
  NetworkId network_id;
  std::string id;
  ExperienceId experience_id;
  std::int64_t position = 0;
  ServiceCode from_service;
  std::string from_territory;
  std::optional<std::string> from_partner;
  std::optional<std::string> from_counter;
  ServiceCode to_service;
  std::string to_territory;
  std::optional<std::string> to_counter;
  std::string reason;
  Instant transferred_at;
  std::string transferred_by;
};
BOOST_DESCRIBE_STRUCT(TransferRow, (),
                      (network_id, id, experience_id, position, from_service, from_territory, from_partner,
                       from_counter, to_service, to_territory, to_counter, reason, transferred_at, transferred_by))

struct AnswerRow {
  NetworkId network_id;
  std::string id;
  ExperienceId experience_id;
  std::int64_t position = 0;
  ServiceCode service_code;
  std::string territory_code;
  ServiceAnswerKind kind = ServiceAnswerKind::kExplanation;
  std::string text;
  std::optional<std::string> link;
  std::string signed_as;
  std::optional<std::string> template_id;
  bool is_template_unedited = false;
  Instant answered_at;
  std::string answered_by;
  std::optional<Instant> edited_at;
  std::optional<std::string> removed_because;
  bool is_date_known = true;  // false: answered_at is the earliest that it may have been
};
BOOST_DESCRIBE_STRUCT(AnswerRow, (),
                      (network_id, id, experience_id, position, service_code, territory_code, kind, text, link,
                       signed_as, template_id, is_template_unedited, answered_at, answered_by, edited_at,
                       removed_because, is_date_known))

struct ReplyRow {
  NetworkId network_id;
  std::string id;
  ExperienceId experience_id;
  std::string text;
  ReplyState state = ReplyState::kReceived;
  Instant told_at;
  bool is_of_named = false;  // of somebody who recognises themselves in the story, not of its author
};
BOOST_DESCRIBE_STRUCT(ReplyRow, (), (network_id, id, experience_id, text, state, told_at, is_of_named))

// So many may wait to be read of the author's, and so many of those who recognise themselves before it costs work.
inline constexpr std::int64_t kMostUnreadReplies = 3;
inline constexpr std::int64_t kMostUnreadOfNamed = 30;

struct DecisionRow {
  NetworkId network_id;
  std::string id;
  ExperienceId experience_id;
  DecisionKind kind = DecisionKind::kAccept;
  std::optional<CharterRule> reason;
  std::string note;
  Instant decided_at;
  std::string decided_by;
  std::int64_t waited_minutes = 0;
  std::optional<std::string> reply_id = {};  // of a reply, not of the story
};
BOOST_DESCRIBE_STRUCT(DecisionRow, (),
                      (network_id, id, experience_id, kind, reason, note, decided_at, decided_by, waited_minutes,
                       reply_id))

// A story with all that belongs to it.
struct FullExperience {
  ExperienceRow row;
  std::vector<StructureRow> structures;
  std::vector<AnswerRow> answers;
  std::vector<ReplyRow> replies;
  std::vector<DecisionRow> decisions;
  std::vector<std::string> tags = {};  // codes, sorted (tags.hpp)
  std::vector<TransferRow> transfers = {};
};

// When it was answered, by which structure, and whether something has changed: of the answers that stand, and of no
// other. Where none stands, nothing is judged any more.
void follow_answers(FullExperience& full);

// Nothing where none with this id waits to be read.
ReplyRow* unread_reply(FullExperience& full, std::string const& id);
bool has_unread_replies(FullExperience const& full);

// Once after each time that it was published or told: of a refusal nobody else has looked at.
bool may_appeal(FullExperience const& full);
// Whether a second reader has it, or has had it, since.
bool is_appeal(FullExperience const& full);

}  // namespace relais::experiences

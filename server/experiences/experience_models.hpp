// What the routes of stories ask and answer.
#pragma once

#include "experiences/experience_rows.hpp"
#include "experiences/surroundings.hpp"

namespace relais::experiences {

// A code and its name in the language of the request.
struct Named {
  std::string code;
  std::string name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (code, name))

// POST /api/v1/experiences/previews: what would be kept of it; nothing is.
struct ExperiencePreview {
  std::string title;
  std::string text;
  std::string would_have_helped;
  std::vector<std::string> masked;  // kinds: "phone"
  bool is_urgent = false;
  std::vector<std::string> emergency_numbers;
};
BOOST_DESCRIBE_STRUCT(ExperiencePreview, (), (title, text, would_have_helped, masked, is_urgent, emergency_numbers))

// POST /api/v1/experiences: what is kept of it, and the code to come back with, which is shown once.
struct ToldExperience : ExperiencePreview {
  std::string code;
  ExperienceId id;
};
BOOST_DESCRIBE_STRUCT(ToldExperience, (ExperiencePreview), (code, id))

// A service in a department, or one counter.
struct ShownBody {
  Named service;
  Named territory;
  std::optional<Named> counter;
};
BOOST_DESCRIBE_STRUCT(ShownBody, (), (service, territory, counter))

struct ShownStructure : ShownBody {
  std::int64_t position = 0;
  std::optional<Instant> answered_at;
};
BOOST_DESCRIBE_STRUCT(ShownStructure, (ShownBody), (position, answered_at))

// Whom the author told of stays readable: who answers now is in the structures.
struct ShownTransfer {
  std::int64_t position = 0;
  ShownBody from;
  ShownBody to;
  Date sent_on;
};
BOOST_DESCRIBE_STRUCT(ShownTransfer, (), (position, from, to, sent_on))

struct ShownAnswer {
  std::string id;
  Named service;
  ServiceAnswerKind kind = ServiceAnswerKind::kExplanation;
  std::string text;  // empty: it was taken away
  std::optional<std::string> link;
  std::string signed_as;
  Date answered_on;
  std::optional<Date> edited_on;
  std::optional<std::string> removed_because;
  bool is_date_known = true;  // false: on that day or later
};
BOOST_DESCRIBE_STRUCT(ShownAnswer, (),
                      (id, service, kind, text, link, signed_as, answered_on, edited_on, removed_because,
                       is_date_known))

struct ShownReply {
  std::string id;
  std::string text;
  ReplyState state = ReplyState::kPublished;
  Date told_on;
  bool is_of_named = false;  // of somebody who recognises themselves in the story
};
BOOST_DESCRIBE_STRUCT(ShownReply, (), (id, text, state, told_on, is_of_named))

// A story as it is read by anybody.
struct ShownExperience {
  ExperienceId id;
  std::string title;  // its first words where the author gave none
  std::string text;
  std::string would_have_helped;
  Language language = Language::kFr;
  Feeling feeling = Feeling::kNeutral;
  ToldBy channel = ToldBy::kWeb;
  std::optional<UsedChannel> used_channel;
  std::optional<Named> procedure;
  Named territory;
  std::vector<ShownStructure> structures;
  Date told_on;
  std::optional<Date> published_on;
  std::vector<ShownAnswer> answers;
  std::vector<ShownReply> replies;
  std::optional<Verdict> verdict;
  bool is_changed = false;
  bool is_generated = false;
  std::optional<std::string> source;  // producer of the list that it came out of, Licence Ouverte; absent: told here
  std::vector<Named> tags;            // what went wrong
  std::vector<ShownTransfer> transfers;
};
BOOST_DESCRIBE_STRUCT(ShownExperience, (),
                      (id, title, text, would_have_helped, language, feeling, channel, used_channel, procedure,
                       territory, structures, told_on, published_on, answers, replies, verdict, is_changed,
                       is_generated, source, tags, transfers))

struct ShownDecision {
  DecisionKind kind = DecisionKind::kAccept;
  std::optional<CharterRule> reason;
  std::string note;
  Date decided_on;
};
BOOST_DESCRIBE_STRUCT(ShownDecision, (), (kind, reason, note, decided_on))

// What the author sees, by the code.
struct OwnExperience {
  ShownExperience experience;
  ExperienceState state = ExperienceState::kReceived;
  std::vector<ShownDecision> decisions;
  bool may_appeal = false;
  bool may_reply = false;
  bool may_judge = false;
};
BOOST_DESCRIBE_STRUCT(OwnExperience, (), (experience, state, decisions, may_appeal, may_reply, may_judge))

struct ModerationQuery {
  std::optional<std::int32_t> limit;  // 20 unless said
};
BOOST_DESCRIBE_STRUCT(ModerationQuery, (), (limit))

struct InboxQuery {
  std::optional<InboxChoice> which;  // kWaiting unless said
  std::optional<std::int32_t> limit;
  std::optional<std::int32_t> after;  // so many are left out
};
BOOST_DESCRIBE_STRUCT(InboxQuery, (), (which, limit, after))

// One that waits to be read, as a moderator sees it. How urgent the machine finds it orders the list and is not told.
struct StoryToRead {
  ShownExperience experience;
  std::int64_t version = 0;
  Instant waits_since;
  bool is_urgent = false;
  bool is_appeal = false;
  std::vector<ShownDecision> decisions;
  bool keeps_names = false;   // in praise, as the author agreed
  bool has_title = false;     // given by the author, and not the first words
  bool is_published = false;  // it has been read: what waits are replies below it
};
BOOST_DESCRIBE_STRUCT(StoryToRead, (),
                      (experience, version, waits_since, is_urgent, is_appeal, decisions, keeps_names, has_title,
                       is_published))

struct StoriesToRead {
  std::vector<StoryToRead> items;
  std::int64_t waiting = 0;  // all of them
};
BOOST_DESCRIBE_STRUCT(StoriesToRead, (), (items, waiting))

// One that is to be answered, or may be sent on.
struct StoryToAnswer {
  ShownExperience experience;
  std::vector<std::int64_t> mine;  // positions that this hat answers for
  std::vector<std::int64_t> in_my_area;
  std::vector<std::int64_t> without_body;  // of these, those that no organisation of the network can answer for yet
  std::int64_t days_waiting = 0;           // since publication: the clock runs on through transfers
  std::optional<Instant> editable_until;   // of one's own last answer
  std::optional<std::string> editable_answer;
  std::vector<std::string> transfer_reasons;  // of the story's transfers, in their order; for whoever receives it
};
BOOST_DESCRIBE_STRUCT(StoryToAnswer, (),
                      (experience, mine, in_my_area, without_body, days_waiting, editable_until, editable_answer,
                       transfer_reasons))

struct StoriesToAnswer {
  std::vector<StoryToAnswer> items;
  std::int64_t of_items = 0;
  std::int64_t own = 0;      // of kOwn
  std::int64_t waiting = 0;  // of kWaiting
};
BOOST_DESCRIBE_STRUCT(StoriesToAnswer, (), (items, of_items, own, waiting))

struct Transfer {
  std::int32_t position = 0;
  ServiceCode service;
  std::optional<std::string> territory;  // the same unless said
  std::optional<std::string> counter;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Transfer, (), (position, service, territory, counter, reason))

// In the words of a language.
class Shown {
 public:
  // All must outlive this.
  Shown(Surroundings const& around, ServiceTree const& services, Language language)
      : around_(around), services_(services), language_(language) {}

  // `is_public`: replies that nobody has read yet are left out.
  ShownExperience experience(FullExperience const& full, bool is_public) const;
  std::vector<ShownDecision> decisions(FullExperience const& full) const;
  OwnExperience own(FullExperience const& full) const;

 private:
  Named service(NetworkId const& network, ServiceCode const& code) const;
  ShownBody body(NetworkId const& network, ServiceCode const& service, std::string const& territory,
                 std::optional<std::string> const& counter) const;

  Surroundings const& around_;
  ServiceTree const& services_;
  Language language_;
};

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::ModerationQuery> {
  static constexpr auto all = std::tuple{range(&relais::experiences::ModerationQuery::limit, 1, 100)};
};
template <>
struct relais::json::Constraints<relais::experiences::InboxQuery> {
  using Query = relais::experiences::InboxQuery;
  static constexpr auto all = std::tuple{range(&Query::limit, 1, 100), range(&Query::after, 0, 1e6)};
};
template <>
struct relais::json::Constraints<relais::experiences::Transfer> {
  using Transfer = relais::experiences::Transfer;
  static constexpr auto all = std::tuple{length(&Transfer::reason, 5, 500)};
};

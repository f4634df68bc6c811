// Generated stories of a demonstration, planned: who tells what on which day, who answers, what its author says of it.
// What they are made of is data/demo/generated-stories.json, and the texts of twenty causes in data/language.
#pragma once

#include <boost/describe/class.hpp>

#include "actions/actions.hpp"
#include "experiences/experience_rows.hpp"
#include "experiences/report.hpp"
#include "identity/organisation.hpp"

namespace relais::commands {

// A body in the demonstration, whose people answer.
struct GeneratedOrganisation {
  std::string id;
  std::string name;
  identity::OrganisationKind kind = identity::OrganisationKind::kPartner;
  std::string territory;
  std::optional<std::string> partner;
};
BOOST_DESCRIBE_STRUCT(GeneratedOrganisation, (), (id, name, kind, territory, partner))

struct GeneratedPlace {
  std::string department;
  std::int32_t weight = 0;
  std::vector<std::string> communes;  // or the department itself
};
BOOST_DESCRIBE_STRUCT(GeneratedPlace, (), (department, weight, communes))

// Whom a text is about: the first service of which it has a word (folded); without words: any other text.
struct CauseService {
  std::string service;
  std::vector<std::string> words;
  std::optional<std::string> procedure;
};
BOOST_DESCRIBE_STRUCT(CauseService, (), (service, words, procedure))

struct GeneratedAnswer {
  experiences::ServiceAnswerKind kind = experiences::ServiceAnswerKind::kExplanation;
  std::string text;  // "{day}" becomes a date some weeks later
  std::optional<std::string> link;
};
BOOST_DESCRIBE_STRUCT(GeneratedAnswer, (), (kind, text, link))

// kRising: most stories in the months that have just ended. kFell: most of them a year and a half ago.
enum class CauseCourse { kEven, kRising, kFell };
BOOST_DESCRIBE_ENUM(CauseCourse, kEven, kRising, kFell)

struct GeneratedCause {
  std::string cause;
  std::int32_t stories = 0;
  std::string title;  // of its irritant
  experiences::UsedChannel used_channel = experiences::UsedChannel::kOnline;
  std::int32_t mixed_every = 1;  // one in so many is mixed, the others are negative
  CauseCourse course = CauseCourse::kEven;
  std::vector<std::string> departments;  // none: any
  std::vector<CauseService> services;
  std::vector<GeneratedAnswer> answers;
};
BOOST_DESCRIBE_STRUCT(GeneratedCause, (),
                      (cause, stories, title, used_channel, mixed_every, course, departments, services, answers))

struct GeneratedPraise {
  std::string title;
  std::string text;
  experiences::Feeling feeling = experiences::Feeling::kPositive;
  std::string service;
  experiences::UsedChannel used_channel = experiences::UsedChannel::kOnSite;
  std::optional<std::string> procedure;
};
BOOST_DESCRIBE_STRUCT(GeneratedPraise, (), (title, text, feeling, service, used_channel, procedure))

// Not read by anybody yet.
struct GeneratedWaiting : GeneratedPraise {
  experiences::ToldBy channel = experiences::ToldBy::kWeb;
  std::string territory;
  std::int32_t hours_ago = 0;
};
BOOST_DESCRIBE_STRUCT(GeneratedWaiting, (GeneratedPraise), (channel, territory, hours_ago))

struct GeneratedAction {
  std::string title;
  std::string what;
  std::string cause;  // its irritant is where it comes from
  std::string owner;
  std::optional<std::string> function;
  std::int32_t opened_days_ago = 0;
  std::int32_t due_days = 0;  // from today: negative is over
  std::optional<std::int32_t> done_days_ago;
  std::optional<std::string> proof;
  std::optional<std::string> link;
  std::optional<actions::ActionMeasure> measure;
  std::optional<std::int32_t> measured_days_ago;  // once more, after the first time
  std::optional<std::int32_t> remeasure_in_days;
};
BOOST_DESCRIBE_STRUCT(GeneratedAction, (),
                      (title, what, cause, owner, function, opened_days_ago, due_days, done_days_ago, proof, link,
                       measure, measured_days_ago, remeasure_in_days))

struct GeneratedPractice {
  std::int32_t praise = 0;  // which of the stories that praise
  std::string title;
  std::string text;
  std::int32_t promoted_days_ago = 0;
  std::vector<std::string> adopted_by;  // counters
};
BOOST_DESCRIBE_STRUCT(GeneratedPractice, (), (praise, title, text, promoted_days_ago, adopted_by))

struct GeneratedRefusal {
  experiences::CharterRule rule = experiences::CharterRule::kNotAService;
  std::string service;
  std::string text;
  std::string note;  // to its author
  std::string why;   // its author asks again, where they do
};
BOOST_DESCRIBE_STRUCT(GeneratedRefusal, (), (rule, service, text, note, why))

struct GeneratedReport {
  experiences::ReportReason reason = experiences::ReportReason::kOther;
  std::string text;
  std::string note;  // the decision's, to who reported it
};
BOOST_DESCRIBE_STRUCT(GeneratedReport, (), (reason, text, note))

struct GeneratedModeration {
  std::vector<std::string> questions;
  std::vector<std::string> masked;              // sentences with a mark, of stories in which a reader hid more
  std::vector<GeneratedRefusal> refused_first;  // of stories that an appeal brought back
  std::vector<GeneratedRefusal> refused;
  std::vector<GeneratedRefusal> removed;  // published, and taken away after a report
  std::vector<GeneratedReport> kept;      // reports of what stays
};
BOOST_DESCRIBE_STRUCT(GeneratedModeration, (), (questions, masked, refused_first, refused, removed, kept))

struct StoryMaterial {
  std::vector<GeneratedOrganisation> organisations;
  std::vector<GeneratedPlace> places;
  std::vector<std::string> counters;  // where stories are typed and praised, of the first place's department
  std::vector<std::string> openings;  // of answers, and so on
  std::vector<std::string> closings;
  std::vector<std::string> thanks;
  std::string transfer_reason;
  std::vector<GeneratedCause> causes;
  std::vector<GeneratedPraise> praise;
  std::vector<GeneratedWaiting> waiting;
  std::vector<GeneratedAction> actions;
  std::vector<GeneratedPractice> practices;
  GeneratedModeration moderation;
};
BOOST_DESCRIBE_STRUCT(StoryMaterial, (),
                      (organisations, places, counters, openings, closings, thanks, transfer_reason, causes, praise,
                       waiting, actions, practices, moderation))

// A line of data/language/irritant-stories.jsonl.
struct ToldCause {
  std::string cause;
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ToldCause, (), (cause, text))

struct PlannedAnswer {
  GeneratedAnswer what;
  Instant at;
};

struct PlannedVerdict {
  experiences::Verdict verdict = experiences::Verdict::kUseful;
  Instant at;
};

struct PlannedStory {
  std::string name;   // "phone_line_unreachable 3", "praise 6", "waiting 1": one for each
  std::string cause;  // empty: of none
  experiences::NewExperience told;
  experiences::Assistance how;
  Instant told_at;
  std::optional<Instant> published_at;  // absent: it waits to be read
  // It was told of another service, and sent on.
  std::optional<experiences::ServiceCode> told_of;
  std::optional<Instant> sent_on_at;
  std::optional<PlannedAnswer> answer;
  std::optional<PlannedVerdict> verdict;
};

// What ships. A file that cannot be read is a programmer's mistake: std::logic_error.
StoryMaterial story_material();
std::vector<ToldCause> told_causes();

// In the order of publication; those that wait last. Everything lies before `today`. The same gives the same.
std::vector<PlannedStory> plan_stories(StoryMaterial const& material, std::vector<ToldCause> const& texts, Date today);

// The identifier that a planned story has in every demonstration.
experiences::ExperienceId id_of_planned(std::string_view name);

}  // namespace relais::commands

// What anybody says is wrong with something that is published, and what was decided about it.
#pragma once

#include "experiences/answer.hpp"
#include "experiences/moderation.hpp"

namespace relais::experiences {

enum class ReportReason { kNamesSomebody, kNamesMe, kInsult, kFalse, kAdvertising, kOther };
BOOST_DESCRIBE_ENUM(ReportReason, kNamesSomebody, kNamesMe, kInsult, kFalse, kAdvertising, kOther)

// kKeep: it stays as it is. kMask: a moderator has hidden more. kRemove: the story, or the answer, is no longer shown.
enum class ReportDecision { kKeep, kMask, kRemove };
BOOST_DESCRIBE_ENUM(ReportDecision, kKeep, kMask, kRemove)

struct NewReport {
  std::string id;  // known to the reporting browser alone: the same again is the same report
  ReportReason reason = ReportReason::kOther;
  std::string text;
  std::optional<std::string> answer;  // of an answer or a reply, not of the story
  std::optional<std::string> reply;   // of kNamesMe: to be published below the story, once it is read
};
BOOST_DESCRIBE_STRUCT(NewReport, (), (id, reason, text, answer, reply))

// The receipt: a code by which the decision is read.
struct FiledReport {
  std::string code;
};
BOOST_DESCRIBE_STRUCT(FiledReport, (), (code))

// By the code.
struct OwnReport {
  ReportReason reason = ReportReason::kOther;
  Date told_on;
  std::optional<ReportDecision> decision;
  std::string note;  // why
  std::optional<Date> decided_on;
  std::optional<ReplyState> reply;  // what became of the reply that came with it
  std::string reply_note;
};
BOOST_DESCRIBE_STRUCT(OwnReport, (), (reason, told_on, decision, note, decided_on, reply, reply_note))

// Those that tell of somebody are decided first.
constexpr bool names_people(ReportReason reason) {
  return reason == ReportReason::kNamesMe || reason == ReportReason::kNamesSomebody;
}

struct SaidReport {
  ReportReason reason = ReportReason::kOther;
  std::string said;
  Instant told_at;
};
BOOST_DESCRIBE_STRUCT(SaidReport, (), (reason, said, told_at))

inline constexpr std::int64_t kReportsSaid = 10;

// A story, an answer or a reply that waits for a decision, with what is said of it.
struct ReportToDecide {
  std::string id;  // of the first report: of those that tell of somebody, where there are any
  ExperienceId experience;
  std::int64_t version = 0;  // of the story
  std::string title;
  std::string text;  // what is reported, as it is published
  std::string would_have_helped;
  std::optional<std::string> answer;
  ReportReason reason = ReportReason::kOther;
  std::string said;
  Instant told_at;
  std::vector<SaidReport> others;  // the next of them, in the same order
  std::int64_t of_reports = 1;     // all of them
  Instant last_told_at;
  bool is_of_reply = false;  // `answer` is a reply
};
BOOST_DESCRIBE_STRUCT(ReportToDecide, (),
                      (id, experience, version, title, text, would_have_helped, answer, reason, said, told_at, others,
                       of_reports, last_told_at, is_of_reply))

struct ReportsQuery {
  std::optional<std::int32_t> limit;  // 20 unless said
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(ReportsQuery, (), (limit, cursor))

struct ReportsToDecide {
  std::vector<ReportToDecide> items;  // what tells of somebody first, then the oldest
  std::int64_t of_items = 0;
  std::optional<std::string> cursor;  // of the next page
};
BOOST_DESCRIBE_STRUCT(ReportsToDecide, (), (items, of_items, cursor))

// With its reasons, to all sides.
struct NewReportDecision {
  ReportDecision decision = ReportDecision::kKeep;
  std::int64_t version = 0;  // of the story that was read
  std::string note;
  std::optional<std::vector<HiddenPart>> hides;  // of kMask: parts of kText are of what is reported
  std::optional<Instant> told_until;             // holds for all reports of the same until then; absent: for one
};
BOOST_DESCRIBE_STRUCT(NewReportDecision, (), (decision, version, note, hides, told_until))

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::NewReport> {
  using New = relais::experiences::NewReport;
  static constexpr auto all = std::tuple{length(&New::id, 36, 36), length(&New::text, 10, 1'000),
                                         length(&New::answer, 36, 36), length(&New::reply, 10, 2'000)};
};
template <>
struct relais::json::Constraints<relais::experiences::NewReportDecision> {
  using New = relais::experiences::NewReportDecision;
  static constexpr auto all = std::tuple{length(&New::note, 10, 1'000), length(&New::hides, 0, 200)};
};
template <>
struct relais::json::Constraints<relais::experiences::ReportsQuery> {
  using Query = relais::experiences::ReportsQuery;
  static constexpr auto all = std::tuple{range(&Query::limit, 1, 50), length(&Query::cursor, 0, 200)};
};

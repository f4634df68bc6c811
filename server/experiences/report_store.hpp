// Reports in the database.
#pragma once

#include "experiences/experience_store.hpp"
#include "experiences/report.hpp"

namespace relais::experiences {

struct ReportRow {
  NetworkId network_id;
  std::string id;
  ExperienceId experience_id;
  std::optional<std::string> answer_id;
  ReportReason kind = ReportReason::kOther;
  std::string reason;
  Instant told_at;
  std::optional<ReportDecision> decision;
  std::optional<std::string> decision_note;
  std::optional<Instant> decided_at;
  std::optional<std::string> decided_by;
};
BOOST_DESCRIBE_STRUCT(ReportRow, (),
                      (network_id, id, experience_id, answer_id, kind, reason, told_at, decision, decision_note,
                       decided_at, decided_by))

std::optional<ReportRow> find_report(db::Snapshot const& snapshot, NetworkId const& network, std::string const& id);

// What is reported: a story, or an answer under it.
struct ReportedThing {
  ExperienceId experience_id;
  std::string answer_id;   // empty: the story
  std::int64_t place = 1;  // 0: a report says that it tells of somebody
  Instant told_at;         // the first report
  Instant last_told_at;
  std::int64_t reports = 0;
};
BOOST_DESCRIBE_STRUCT(ReportedThing, (), (experience_id, answer_id, place, told_at, last_told_at, reports))

// What has reports without a decision and is still published, in the order of ReportsToDecide, after that one; not what
// concerns whoever the person answers for, nor what they decided on before an appeal.
std::vector<ReportedThing> reported_things(db::Snapshot const& snapshot, Scope const& scope,
                                           std::optional<ReportedThing> const& after, std::int64_t most);
std::int64_t count_reported_things(db::Snapshot const& snapshot, Scope const& scope);
// Without a decision, those that tell of somebody first, then the oldest.
std::vector<ReportRow> open_reports_of(db::Snapshot const& snapshot, Scope const& scope, ReportedThing const& thing,
                                       std::int64_t most);
std::optional<ReportRow> open_report(db::Snapshot const& snapshot, Scope const& scope, std::string const& id);
// Gives the decision of the row to all that are open about the same and were told until then.
void decide_reports(db::Transaction& tx, ReportRow const& decided, Instant told_until);
// To all that are open about the story and about what stands below it.
void decide_all_reports(db::Transaction& tx, ReportRow const& decided);
void save_report(db::Transaction& tx, ReportRow const& row);

}  // namespace relais::experiences

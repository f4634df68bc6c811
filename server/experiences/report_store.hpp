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
// Those without a decision about what is still published, the oldest first, at most fifty; not those about what
// concerns whoever the person answers for.
std::vector<ReportRow> open_reports(db::Snapshot const& snapshot, Scope const& scope);
std::optional<ReportRow> open_report(db::Snapshot const& snapshot, Scope const& scope, std::string const& id);
void save_report(db::Transaction& tx, ReportRow const& row);

}  // namespace relais::experiences

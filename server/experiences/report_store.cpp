#include "experiences/report_store.hpp"

#include "experiences/experience_sql.hpp"

namespace relais::experiences {
namespace {

std::string const kSelect = R"sql(
  select c.network_id, c.id, c.experience_id, c.answer_id, c.kind, c.reason, c.told_at, c.decision, c.decision_note,
    c.decided_at, c.decided_by
  from content_report c)sql";
std::string const kOpen = kSelect + R"sql(
  join experience e on e.network_id = c.network_id and e.id = c.experience_id
  where c.network_id = :network and c.decided_at is null and e.state = 'published' and )sql" +
                          is_for_my_reading();

db::Statement const kFind{"experiences.find_report", kSelect + " where c.network_id = :network and c.id = :id"};
db::Statement const kOpenReports{"experiences.open_reports", kOpen + " order by c.told_at, c.id limit 50"};
db::Statement const kOpenReport{"experiences.open_report", kOpen + " and c.id = :id"};
db::Statement const kSave{"experiences.save_report", R"sql(
  insert into content_report (network_id, id, experience_id, answer_id, kind, reason, told_at, decision, decision_note,
    decided_at, decided_by)
  values (:network_id, :id, :experience_id, :answer_id, :kind, :reason, :told_at, :decision, :decision_note, :decided_at,
    :decided_by)
  on conflict (network_id, id) do update set decision = excluded.decision, decision_note = excluded.decision_note,
    decided_at = excluded.decided_at, decided_by = excluded.decided_by)sql"};

}  // namespace

std::optional<ReportRow> find_report(db::Snapshot const& snapshot, NetworkId const& network, std::string const& id) {
  return snapshot.one<ReportRow>(kFind, db::arg("network", network), db::arg("id", id));
}

std::vector<ReportRow> open_reports(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.all<ReportRow>(kOpenReports, scope.reach());
}

std::optional<ReportRow> open_report(db::Snapshot const& snapshot, Scope const& scope, std::string const& id) {
  return snapshot.one<ReportRow>(kOpenReport, scope.reach(), db::arg("id", id));
}

void save_report(db::Transaction& tx, ReportRow const& row) {
  tx.run(kSave, row);
}

}  // namespace relais::experiences

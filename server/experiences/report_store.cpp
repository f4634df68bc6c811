#include "experiences/report_store.hpp"

#include <fmt/format.h>

#include "experiences/experience_sql.hpp"

namespace relais::experiences {
namespace {

std::string const kSelect = R"sql(
  select c.network_id, c.id, c.experience_id, c.answer_id, c.kind, c.reason, c.told_at, c.decision, c.decision_note,
    c.decided_at, c.decided_by
  from content_report c)sql";
std::string const kOpen = R"sql(
  join experience e on e.network_id = c.network_id and e.id = c.experience_id
  where c.network_id = :network and c.decided_at is null and )sql" +
                          is_mine_to_decide();
constexpr std::string_view kPlace = "case when c.kind in ('names_me', 'names_somebody') then 0 else 1 end";
std::string const kThings = fmt::format(R"sql(
  from (
    select c.experience_id, coalesce(c.answer_id, '') as answer_id, cast(min({}) as bigint) as place,
      min(c.told_at) as told_at, max(c.told_at) as last_told_at, count(*) as reports
    from content_report c {}
    group by c.experience_id, coalesce(c.answer_id, '')) t)sql",
                                        kPlace, kOpen);

db::Statement const kFind{"experiences.find_report", kSelect + " where c.network_id = :network and c.id = :id"};
db::Statement const kReported{"experiences.reported_things", R"sql(
  select t.experience_id, t.answer_id, t.place, t.told_at, t.last_told_at, t.reports)sql" +
                                                                 kThings +
                                                                 R"sql(
  where t.place > :after_place or (t.place = :after_place and (t.told_at > :after_told_at
    or (t.told_at = :after_told_at and (t.experience_id > :after_experience
      or (t.experience_id = :after_experience and t.answer_id > :after_answer)))))
  order by t.place, t.told_at, t.experience_id, t.answer_id limit :most)sql"};
db::Statement const kCountReported{"experiences.count_reported_things", "select count(*)" + kThings};
db::Statement const kOpenOf{"experiences.open_reports_of", kSelect + fmt::format(R"sql(
  where c.network_id = :network and c.decided_at is null and c.experience_id = :experience
    and coalesce(c.answer_id, '') = :answer
  order by {}, c.told_at, c.id limit :most)sql",
                                                                                 kPlace)};
db::Statement const kOpenReport{"experiences.open_report", kSelect + kOpen + " and c.id = :id"};
db::Statement const kDecide{"experiences.decide_reports", R"sql(
  update content_report set decision = :decision, decision_note = :decision_note, decided_at = :decided_at,
    decided_by = :decided_by
  where network_id = :network_id and experience_id = :experience_id and decided_at is null
    and coalesce(answer_id, '') = coalesce(:answer_id, '') and told_at <= :told_until)sql"};
db::Statement const kDecideAll{"experiences.decide_all_reports", R"sql(
  update content_report set decision = :decision, decision_note = :decision_note, decided_at = :decided_at,
    decided_by = :decided_by
  where network_id = :network_id and experience_id = :experience_id and decided_at is null)sql"};
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

std::vector<ReportedThing> reported_things(db::Snapshot const& snapshot, Scope const& scope,
                                           std::optional<ReportedThing> const& after, std::int64_t most) {
  auto const last = after.value_or(ReportedThing{{}, "", -1, {}, {}, 0});
  return snapshot.all<ReportedThing>(
      kReported, scope.reach(), db::arg("after_place", last.place), db::arg("after_told_at", last.told_at),
      db::arg("after_experience", last.experience_id), db::arg("after_answer", last.answer_id), db::arg("most", most));
}

std::int64_t count_reported_things(db::Snapshot const& snapshot, Scope const& scope) {
  return snapshot.one<std::int64_t>(kCountReported, scope.reach()).value_or(0);
}

std::vector<ReportRow> open_reports_of(db::Snapshot const& snapshot, Scope const& scope, ReportedThing const& thing,
                                       std::int64_t most) {
  return snapshot.all<ReportRow>(kOpenOf, db::arg("network", scope.network()),
                                 db::arg("experience", thing.experience_id), db::arg("answer", thing.answer_id),
                                 db::arg("most", most));
}

std::optional<ReportRow> open_report(db::Snapshot const& snapshot, Scope const& scope, std::string const& id) {
  return snapshot.one<ReportRow>(kOpenReport, scope.reach(), db::arg("id", id));
}

void decide_reports(db::Transaction& tx, ReportRow const& decided, Instant told_until) {
  tx.run(kDecide, db::arg("network_id", decided.network_id), db::arg("experience_id", decided.experience_id),
         db::arg("answer_id", decided.answer_id), db::arg("decision", decided.decision),
         db::arg("decision_note", decided.decision_note), db::arg("decided_at", decided.decided_at),
         db::arg("decided_by", decided.decided_by), db::arg("told_until", told_until));
}

void decide_all_reports(db::Transaction& tx, ReportRow const& decided) {
  tx.run(kDecideAll, db::arg("network_id", decided.network_id), db::arg("experience_id", decided.experience_id),
         db::arg("decision", decided.decision), db::arg("decision_note", decided.decision_note),
         db::arg("decided_at", decided.decided_at), db::arg("decided_by", decided.decided_by));
}

void save_report(db::Transaction& tx, ReportRow const& row) {
  tx.run(kSave, row);
}

}  // namespace relais::experiences

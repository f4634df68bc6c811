#include "visits/visit_store.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "access/reach_sql.hpp"
#include "platform/json/write.hpp"
#include "visits/visit_rows.hpp"

namespace relais::visits {
namespace {

std::string const kInsertColumns = R"sql(
  insert into visit (network_id, id, counter_id, stop, day, slot, channel, state, party_size, is_return, residence,
    residence_kind, km, country, age_band, language, came_for, waiting_min, participants, needs, note, device_at,
    received_at, recorded_by, version, digest, is_generated, is_withdrawn, saved_km)
  values (:network_id, :id, :counter_id, :stop, :day, :slot, :channel, :state, :party_size, :is_return, :residence,
    :residence_kind, :km, :country, :age_band, :language, :came_for, :waiting_min, :participants, :needs, :note,
    :device_at, :received_at, :recorded_by, :version, :digest, :is_generated,
    :is_withdrawn, :saved_km))sql";

db::Statement const kInsertVisit{"visits.insert", kInsertColumns + R"sql(
  on conflict (network_id, id) do nothing)sql"};

db::Statement const kInsertAct{"visits.insert_act", R"sql(
  insert into act (network_id, visit_id, position, partner, procedure_code, label, service_kind, channel, autonomy,
    duration_min, outcome, reoriented_to, reorientation_reason, contact_number, cross_border, cross_border_theme)
  values (:network_id, :visit_id, :position, :partner, :procedure_code, :label, :service_kind, :channel, :autonomy,
    :duration_min, :outcome, :reoriented_to, :reorientation_reason, :contact_number, :cross_border,
    :cross_border_theme))sql"};

db::Statement const kDigest{"visits.digest", R"sql(
  select digest from visit where network_id = :network and id = :id)sql"};

std::string const kSelectVisits = R"sql(
  select v.network_id, v.id, v.counter_id, v.stop, v.day, v.slot, v.channel, v.state, v.party_size, v.is_return,
    v.residence, v.residence_kind, v.km, v.country, v.age_band, v.language, v.came_for, v.waiting_min, v.participants,
    v.needs, v.note, v.device_at, v.received_at, v.recorded_by, v.version, v.digest, v.is_generated,
    v.is_withdrawn, v.saved_km
  from visit v )sql";
std::string const kSelectActs = R"sql(
  select a.network_id, a.visit_id, a.position, a.partner, a.procedure_code, a.label, a.service_kind, a.channel,
    a.autonomy, a.duration_min, a.outcome, a.reoriented_to, a.reorientation_reason, a.contact_number, a.cross_border,
    a.cross_border_theme
  from act a join visit v on v.network_id = a.network_id and v.id = a.visit_id )sql";
std::string const kOfDay = R"sql(
  where v.network_id = :network and v.counter_id = :counter and v.day = :day and )sql" +
                           reaches_thing(R"sql('counter')sql", R"sql(v.counter_id)sql");
std::string const kOfId = R"sql(
  where v.network_id = :network and v.id = :id and )sql" +
                          reaches_thing(R"sql('counter')sql", R"sql(v.counter_id)sql");

db::Statement const kDay{"visits.day", kSelectVisits + kOfDay + " order by v.slot, v.id"};
db::Statement const kActsOfDay{"visits.acts_of_day", kSelectActs + kOfDay + " order by a.visit_id, a.position"};
db::Statement const kVisit{"visits.visit", kSelectVisits + kOfId};
db::Statement const kActs{"visits.acts_of_visit", kSelectActs + kOfId + " order by a.position"};

db::Statement const kReaches{"visits.reaches_counter", std::string{R"sql(
  select count(*) from counter c where c.network_id = :network and c.id = :counter and )sql"} +
                                                           reaches_thing(R"sql('counter')sql", R"sql(c.id)sql")};

db::Statement const kClosedAt{"visits.day_closed_at", R"sql(
  select closed_at from visit_day where network_id = :network and counter_id = :counter and day = :day)sql"};

db::Statement const kClose{"visits.close_day", R"sql(
  insert into visit_day (network_id, counter_id, day, closed_at, closed_by)
  values (:network, :counter, :day, :closed_at, :closed_by)
  on conflict (network_id, counter_id, day) do nothing)sql"};

db::Statement const kKind{"visits.kind_of_network", R"sql(
  select is_generated from visit_kind where network_id = :network)sql"};
db::Statement const kClaimKind{"visits.claim_kind", R"sql(
  insert into visit_kind (network_id, is_generated) values (:network, :is_generated)
  on conflict (network_id) do nothing)sql"};

db::Statement const kKeepRevision{"visits.keep_revision", R"sql(
  insert into visit_revision (network_id, visit_id, version, document, replaced_at, replaced_by, reason)
  values (:network, :id, :version, :document, :replaced_at, :replaced_by, :reason))sql"};

// Where somebody lives stays where a correction does not say it: the page knows only what was kept, not what was sent.
// The digest stays that of what was first sent: a device that sends it again is told that it is known.
db::Statement const kCorrect{"visits.correct", kInsertColumns + R"sql(
  on conflict (network_id, id) do update set stop = excluded.stop, day = excluded.day, slot = excluded.slot,
    channel = excluded.channel, state = excluded.state, party_size = excluded.party_size,
    is_return = excluded.is_return, residence = case when excluded.residence is null and :keeps_residence then visit.residence
      else excluded.residence end,
    residence_kind = case when excluded.residence is null and :keeps_residence then visit.residence_kind
      else excluded.residence_kind end,
    km = case when excluded.residence is null and :keeps_residence then visit.km else excluded.km end,
    saved_km = case when excluded.residence is null and :keeps_residence then visit.saved_km
      else excluded.saved_km end,
    country = excluded.country, age_band = excluded.age_band, language = excluded.language, came_for = excluded.came_for, waiting_min = excluded.waiting_min, participants = excluded.participants,
    needs = excluded.needs, note = excluded.note, is_withdrawn = false, version = visit.version + 1)sql"};

db::Statement const kWithdraw{"visits.withdraw", R"sql(
  update visit set is_withdrawn = true, note = '', version = version + 1 where network_id = :network and id = :id)sql"};

db::Statement const kDeleteActs{"visits.delete_acts", "delete from act where network_id = :network and visit_id = :id"};

std::vector<Need> needs_of(std::string_view text) {
  std::vector<Need> needs;
  for (auto const& entry : TextForm<Need>::entries()) {
    if (text.find(fmt::format("|{}|", entry.text)) != text.npos) {
      needs.push_back(entry.value);
    }
  }
  return needs;
}

Act act_of(ActRow const& row) {
  return {row.procedure_code,       row.partner,        row.label,
          row.service_kind,         row.channel,        row.autonomy,
          row.duration_min,         row.outcome,        row.reoriented_to,
          row.reorientation_reason, row.contact_number, row.cross_border,
          row.cross_border_theme};
}

VisitItem item_of(VisitRow const& row) {
  return {row.id,           row.day,
          row.slot,         row.version,
          row.stop,         row.channel,
          row.state,        row.party_size,
          row.is_return,    row.residence,
          row.km,           row.country,
          row.age_band,     row.language,
          row.came_for,     row.waiting_min,
          row.participants, needs_of(row.needs),
          row.note,         row.is_generated,
          row.is_withdrawn, {}};
}

}  // namespace

bool VisitReader::reaches(std::string const& counter) const {
  return snapshot_.one<std::int64_t>(kReaches, scope_.reach(), db::arg("counter", counter)) == 1;
}

std::vector<VisitItem> VisitReader::day(std::string const& counter, Date day) const {
  auto const at = std::array{db::arg("counter", counter), db::arg("day", day)};
  std::map<std::string, std::vector<Act>> acts;
  for (auto const& row : snapshot_.all<ActRow>(kActsOfDay, scope_.reach(), at[0], at[1])) {
    acts[row.visit_id].push_back(act_of(row));
  }
  std::vector<VisitItem> items;
  for (auto const& row : snapshot_.all<VisitRow>(kDay, scope_.reach(), at[0], at[1])) {
    items.push_back(item_of(row));
    items.back().acts = std::move(acts[row.id]);
  }
  return items;
}

std::optional<Instant> VisitReader::closed_at(std::string const& counter, Date day) const {
  return snapshot_.one<Instant>(kClosedAt, db::arg("network", scope_.network()), db::arg("counter", counter),
                                db::arg("day", day));
}

bool VisitReader::holds(bool generated) const {
  return snapshot_.one<bool>(kKind, db::arg("network", scope_.network())) == generated;
}

bool VisitStore::claim_kind(bool generated) {
  if (holds(generated)) {
    return true;
  }
  return !holds(!generated) &&
         transaction_.run(kClaimKind, db::arg("network", scope_.network()), db::arg("is_generated", generated)) == 1;
}

RecordOutcome VisitStore::record(KeptVisit const& kept, Recorder const& by) {
  if (transaction_.run(kInsertVisit, row_of(kept, by)) == 0) {
    auto const digest =
        transaction_.one<std::string>(kDigest, db::arg("network", kept.network), db::arg("id", kept.visit.id));
    return digest == kept.digest ? RecordOutcome::kKnown : RecordOutcome::kConflict;
  }
  save_acts(kept);
  return RecordOutcome::kRecorded;
}

bool VisitStore::correct(KeptVisit const& kept, Why const& why, Recorder const& by) {
  auto const before = keep_revision(kept.visit.id, kept.visit.counter, why.reason, by);
  if (!before) {
    return false;
  }
  transaction_.run(kCorrect, row_of(kept, by), db::arg("keeps_residence", !why.forgets_residence));
  transaction_.run(kDeleteActs, db::arg("network", kept.network), db::arg("id", kept.visit.id));
  save_acts(kept);
  tell({{before->counter_id, {indicators::month_of(before->day), indicators::month_of(kept.day)}}});
  return true;
}

bool VisitStore::withdraw(std::string const& id, std::string const& reason, Recorder const& by) {
  auto const before = keep_revision(id, {}, reason, by);
  if (!before) {
    return false;
  }
  auto const network = scope_.network();
  auto const key = std::array{db::arg("network", network), db::arg("id", id)};
  transaction_.run(kWithdraw, key[0], key[1]);
  transaction_.run(kDeleteActs, key[0], key[1]);
  tell({{before->counter_id, {indicators::month_of(before->day)}}});
  return true;
}

void VisitStore::tell(ChangedMonths const& changed) {
  for (auto const& [counter, months] : changed) {
    transaction_.emit(std::string{kRecordedEvent},
                      json::write(indicators::Changed{scope_.network().text, counter, {months.begin(), months.end()}}));
  }
}

void VisitStore::close(std::string const& counter, Date day, Recorder const& by) {
  transaction_.run(kClose, db::arg("network", scope_.network()), db::arg("counter", counter), db::arg("day", day),
                   db::arg("closed_at", by.now), db::arg("closed_by", by.account));
}

std::optional<VisitRow> VisitStore::keep_revision(std::string const& id, std::optional<std::string> const& counter,
                                                  std::string const& reason, Recorder const& by) {
  auto row = transaction_.one<VisitRow>(kVisit, scope_.reach(), db::arg("id", id));
  if (!row || row->counter_id != counter.value_or(row->counter_id)) {
    return std::nullopt;
  }
  auto before = item_of(*row);
  before.note.clear();  // erased after thirty days wherever it stands: here it never stands
  for (auto const& act : transaction_.all<ActRow>(kActs, scope_.reach(), db::arg("id", id))) {
    before.acts.push_back(act_of(act));
  }
  transaction_.run(kKeepRevision, db::arg("network", row->network_id), db::arg("id", id),
                   db::arg("version", row->version), db::arg("document", json::write(before)),
                   db::arg("replaced_at", by.now), db::arg("replaced_by", by.account), db::arg("reason", reason));
  return row;
}

void VisitStore::save_acts(KeptVisit const& kept) {
  for (std::size_t i = 0; i < kept.visit.acts.size(); ++i) {
    transaction_.run(kInsertAct, row_of(kept.visit.acts[i], kept, static_cast<std::int32_t>(i + 1)));
  }
}

}  // namespace relais::visits

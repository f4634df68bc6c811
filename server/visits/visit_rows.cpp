#include "visits/visit_rows.hpp"

namespace relais::visits {
namespace {

std::string needs_text(std::vector<Need> const& needs) {
  std::string text;
  for (auto const need : needs) {
    text += (text.empty() ? "|" : "") + TextForm<Need>::write(need) + "|";
  }
  return text;
}

}  // namespace

Instant to_quarter(Instant instant) {
  return std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<900>>>(instant);
}

VisitRow row_of(KeptVisit const& kept, Recorder const& by) {
  auto const& visit = kept.visit;
  VisitRow row;
  row.network_id = kept.network;
  row.id = visit.id;
  row.counter_id = visit.counter;
  row.stop = visit.stop;
  row.day = kept.day;
  row.slot = kept.slot;
  row.channel = visit.channel;
  row.state = visit.state;
  row.party_size = visit.party_size.value_or(1);
  row.is_return = visit.is_return;
  if (kept.residence) {
    row.residence = kept.residence->code;
    row.residence_kind = kept.residence->kind;
    row.km = kept.residence->km;
    row.saved_km = kept.residence->saved_km;
  }
  row.country = visit.country;
  row.age_band = visit.age_band;
  row.language = visit.language;
  row.came_for = visit.came_for;
  row.waiting_min = visit.waiting_min;
  row.participants = visit.participants;
  row.needs = needs_text(visit.needs.value_or(std::vector<Need>{}));
  row.note = visit.note.value_or("");
  row.device_at = to_quarter(visit.arrived_at);
  row.received_at = to_quarter(by.now);
  row.recorded_by = by.account;
  row.digest = kept.digest;
  row.is_generated = by.is_generated;
  return row;
}

ActRow row_of(Act const& act, KeptVisit const& kept, std::int32_t position) {
  return {kept.network,
          kept.visit.id,
          position,
          act.partner,
          act.procedure,
          act.label,
          act.service_kind,
          act.channel.value_or(kept.visit.channel),
          act.autonomy,
          act.duration_min,
          act.outcome,
          act.reoriented_to,
          act.reorientation_reason,
          act.contact_number.value_or(1),
          act.cross_border.value_or(CrossBorder::kNone),
          act.cross_border_theme};
}

}  // namespace relais::visits

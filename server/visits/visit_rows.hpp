// Visits and acts as their tables hold them.
#pragma once

#include "visits/check_visit.hpp"

namespace relais::visits {

struct VisitRow {
  NetworkId network_id;
  std::string id;
  std::string counter_id;
  std::optional<std::int32_t> stop;
  Date day;
  std::int32_t slot = 0;
  VisitChannel channel = VisitChannel::kInPerson;
  VisitState state = VisitState::kClosed;
  std::int32_t party_size = 1;
  std::optional<bool> is_return;
  std::optional<std::string> residence;
  std::optional<std::string> residence_kind;
  std::optional<std::int32_t> km;
  std::optional<std::string> country;
  std::optional<AgeBand> age_band;
  std::optional<std::string> language;
  std::optional<CameFor> came_for;
  std::optional<std::int32_t> waiting_min;
  std::optional<std::int32_t> participants;
  std::string needs;  // "|digital|reading|"
  std::string note;
  Instant device_at;
  Instant received_at;
  AccountId recorded_by;
  std::int64_t version = 1;
  std::string digest;
  bool is_generated = false;
  bool is_withdrawn = false;
  std::optional<std::int32_t> saved_km;
};
BOOST_DESCRIBE_STRUCT(VisitRow, (),
                      (network_id, id, counter_id, stop, day, slot, channel, state, party_size, is_return, residence,
                       residence_kind, km, country, age_band, language, came_for, waiting_min, participants, needs,
                       note, device_at, received_at, recorded_by, version, digest, is_generated, is_withdrawn,
                       saved_km))

struct ActRow {
  NetworkId network_id;
  std::string visit_id;
  std::int32_t position = 1;
  std::optional<std::string> partner;
  std::optional<std::string> procedure_code;
  std::optional<std::string> label;
  ServiceKind service_kind = ServiceKind::kInformation;
  VisitChannel channel = VisitChannel::kInPerson;
  Autonomy autonomy = Autonomy::kFullyAssisted;
  std::int32_t duration_min = 15;
  Outcome outcome = Outcome::kResolved;
  std::optional<ReorientedTo> reoriented_to;
  std::optional<ReorientationReason> reorientation_reason;
  std::int32_t contact_number = 1;
  CrossBorder cross_border = CrossBorder::kNone;
  std::optional<CrossBorderTheme> cross_border_theme;
};
BOOST_DESCRIBE_STRUCT(ActRow, (),
                      (network_id, visit_id, position, partner, procedure_code, label, service_kind, channel, autonomy,
                       duration_min, outcome, reoriented_to, reorientation_reason, contact_number, cross_border,
                       cross_border_theme))

// Who records, and when.
struct Recorder {
  AccountId account;
  Instant now;
  std::chrono::milliseconds clock_error{0};
  bool is_generated = false;
};

// The quarter of an hour that it lies in.
Instant to_quarter(Instant instant);

VisitRow row_of(KeptVisit const& kept, Recorder const& by);
// `position`: from 1.
ActRow row_of(Act const& act, KeptVisit const& kept, std::int32_t position);

}  // namespace relais::visits

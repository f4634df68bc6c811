// What the routes of visits ask and answer.
#pragma once

#include "platform/result/result.hpp"
#include "visits/visit.hpp"

namespace relais::visits {

// POST /api/v1/visits: a wrong one does not keep the others from being recorded.
struct VisitBatch {
  std::vector<json::Checked<Visit>> items;
  std::optional<Instant> sent_at;  // by the device's clock: tells how far it is off
};
BOOST_DESCRIBE_STRUCT(VisitBatch, (), (items, sent_at))

// kKnown: the same was recorded before. kConflict: another visit bears this id. kRefused: it breaks a rule.
enum class RecordOutcome { kRecorded, kKnown, kConflict, kRefused };
BOOST_DESCRIBE_ENUM(RecordOutcome, kRecorded, kKnown, kConflict, kRefused)

struct WrongField {
  std::string field;
  std::string code;
};
BOOST_DESCRIBE_STRUCT(WrongField, (), (field, code))

struct RecordedItem {
  std::string id;
  RecordOutcome outcome = RecordOutcome::kRecorded;
  std::optional<std::string> code;
  std::vector<WrongField> errors;
  std::vector<std::string> masked;  // kinds of personal data that were masked before it was stored
};
BOOST_DESCRIBE_STRUCT(RecordedItem, (), (id, outcome, code, errors, masked))

struct RecordedBatch {
  std::vector<RecordedItem> items;  // in the order of the request
};
BOOST_DESCRIBE_STRUCT(RecordedBatch, (), (items))

struct DayQuery {
  std::string counter;
  Date day;
};
BOOST_DESCRIBE_STRUCT(DayQuery, (), (counter, day))

// A visit as it is kept.
struct VisitItem {
  std::string id;
  Date day;
  std::int32_t slot = 0;  // minutes since midnight of its quarter of an hour
  std::int64_t version = 1;
  std::optional<std::int32_t> stop;
  VisitChannel channel = VisitChannel::kInPerson;
  VisitState state = VisitState::kClosed;
  std::int32_t party_size = 1;
  std::optional<bool> is_return;
  std::optional<std::string> residence;
  std::optional<std::int32_t> km;
  std::optional<std::string> country;
  std::optional<AgeBand> age_band;
  std::optional<std::string> language;
  std::optional<CameFor> came_for;
  std::optional<std::int32_t> waiting_min;
  std::optional<std::int32_t> participants;
  std::vector<Need> needs;
  std::string note;
  bool is_generated = false;
  bool is_withdrawn = false;  // it never took place: no acts, no note
  std::vector<Act> acts;
};
BOOST_DESCRIBE_STRUCT(VisitItem, (),
                      (id, day, slot, version, stop, channel, state, party_size, is_return, residence, km, country,
                       age_band, language, came_for, waiting_min, participants, needs, note, is_generated, is_withdrawn,
                       acts))

struct DayList {
  std::vector<VisitItem> items;  // in the order of the day
  std::optional<Instant> closed_at;
};
BOOST_DESCRIBE_STRUCT(DayList, (), (items, closed_at))

struct Correction {
  std::string reason;
  Visit visit;                            // without a commune, where they live stays as it was kept
  std::optional<bool> forgets_residence;  // unless this is true
};
BOOST_DESCRIBE_STRUCT(Correction, (), (reason, visit, forgets_residence))

// PUT /api/v1/visits/{id}/withdrawal
struct Withdrawal {
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(Withdrawal, (), (reason))

}  // namespace relais::visits

template <>
struct relais::json::Constraints<relais::visits::VisitBatch> {
  static constexpr auto all = std::tuple{length(&relais::visits::VisitBatch::items, 1, relais::visits::kLargestBatch)};
};
template <>
struct relais::json::Constraints<relais::visits::Correction> {
  static constexpr auto all = std::tuple{length(&relais::visits::Correction::reason, 1, 200)};
};
template <>
struct relais::json::Constraints<relais::visits::Withdrawal> {
  static constexpr auto all = std::tuple{length(&relais::visits::Withdrawal::reason, 1, 200)};
};

// What is asked and answered where people of the network edit counters and sheets.
#pragma once

#include "network/counter_query.hpp"
#include "network/edition_store.hpp"
#include "network/import_report.hpp"

namespace relais::network {

// The ordinary week, Monday first.
struct ShownWeek {
  bool is_known = false;
  std::vector<std::vector<DaySpan>> days;
  std::int32_t weekly_minutes = 0;
  std::int32_t open_days = 0;
  bool meets_label = false;  // 24 hours on 5 days, which the label demands of a fixed main place
};
BOOST_DESCRIBE_STRUCT(ShownWeek, (), (is_known, days, weekly_minutes, open_days, meets_label))

// A part of the ordinary week in which the counter is open and no adviser is there.
struct UnstaffedSpan {
  DayOfWeek day = DayOfWeek::kMonday;
  std::string from;
  std::string until;
  bool operator==(UnstaffedSpan const&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnstaffedSpan, (), (day, from, until))

// Where a team is told at all: the label wants somebody there whenever the counter is open.
std::vector<UnstaffedSpan> unstaffed(ShownWeek const& week, std::vector<StaffedSlot> const& slots);

struct OwnCounter {
  CounterId id;
  std::string name;
  CounterKind kind = CounterKind::kFixed;
  std::string commune_name;
  bool exists = true;     // today
  bool has_hours = true;  // that can be read
  Date checked_on;
  bool is_old = false;  // nobody has said for 180 days that it holds
};
BOOST_DESCRIBE_STRUCT(OwnCounter, (), (id, name, kind, commune_name, exists, has_hours, checked_on, is_old))

struct OwnCounters {
  std::vector<OwnCounter> items;
};
BOOST_DESCRIBE_STRUCT(OwnCounters, (), (items))

struct PartnerName {
  PartnerCode code;
  LocalName name;
};
BOOST_DESCRIBE_STRUCT(PartnerName, (), (code, name))

// One saving, and what it changed: the names of the fields.
struct EditionSummary {
  std::int64_t number = 0;
  Instant made_at;
  std::optional<std::string> made_by;
  std::string organisation;
  std::optional<std::int64_t> restores;
  std::vector<std::string> changed;
};
BOOST_DESCRIBE_STRUCT(EditionSummary, (), (number, made_at, made_by, organisation, restores, changed))

struct CounterEditing {
  Counter listed;  // as its list says it
  CounterEdition edition;
  std::int64_t number = 0;  // of that edition; 0: none yet
  std::vector<EditionSummary> history;
  ShownWeek week;
  std::vector<UnstaffedSpan> unstaffed;
  std::vector<PartnerName> bundle;  // of its label
  bool may_coordinate = false;
};
BOOST_DESCRIBE_STRUCT(CounterEditing, (), (listed, edition, number, history, week, unstaffed, bundle, may_coordinate))

struct CounterSaving {
  std::int64_t number = 0;  // of the edition that it begins from
  CounterEdition edition;
};
BOOST_DESCRIBE_STRUCT(CounterSaving, (), (number, edition))

struct CounterPreview {
  ShownWeek week;
  std::string page;  // HTML of the public page as it would be
};
BOOST_DESCRIBE_STRUCT(CounterPreview, (), (week, page))

// Takes an earlier edition back; 0: what stood before any.
struct Restoration {
  std::int64_t number = 0;  // of the edition that stands
  std::int64_t restores = 0;
};
BOOST_DESCRIBE_STRUCT(Restoration, (), (number, restores))

struct OpenedCounter {
  std::string name;
  CounterKind kind = CounterKind::kFixed;
  TerritoryCode commune;
  std::optional<std::string> address;
  std::optional<std::string> postcode;
  std::optional<double> lat;
  std::optional<double> lon;
  std::optional<Date> opened_on;
};
BOOST_DESCRIBE_STRUCT(OpenedCounter, (), (name, kind, commune, address, postcode, lat, lon, opened_on))

struct CounterReference {
  CounterId id;
};
BOOST_DESCRIBE_STRUCT(CounterReference, (), (id))

struct ListUpload {
  std::string text;       // CSV, or HSDS as JSON
  std::string file_name;  // a date in it is the list's
  std::string list;       // its code: the same one makes the same identifiers
  std::string source;     // producer, shown to readers
  std::optional<Date> source_date;
  bool is_complete = false;  // what is missing in it is closed
  bool dry_run = true;
};
BOOST_DESCRIBE_STRUCT(ListUpload, (), (text, file_name, list, source, source_date, is_complete, dry_run))

struct OwnProcedure {
  ProcedureCode code;
  LocalName name;
  PartnerCode partner;
  std::optional<Date> reviewed_on;  // absent: it has no sheet yet
  bool is_stale = false;
  std::optional<Date> validated_on;
};
BOOST_DESCRIBE_STRUCT(OwnProcedure, (), (code, name, partner, reviewed_on, is_stale, validated_on))

struct OwnProcedures {
  std::vector<OwnProcedure> items;
  std::vector<PartnerName> partners;  // whose they are
};
BOOST_DESCRIBE_STRUCT(OwnProcedures, (), (items, partners))

struct SheetEditing {
  LocalName name;
  SheetEdition edition;
  std::int64_t number = 0;
  std::vector<EditionSummary> history;
};
BOOST_DESCRIBE_STRUCT(SheetEditing, (), (name, edition, number, history))

struct SheetSaving {
  std::int64_t number = 0;
  std::string official_url;
  std::vector<Channel> channels;
  std::vector<SheetWords> texts;
  bool validates = false;  // the body says that it is right
};
BOOST_DESCRIBE_STRUCT(SheetSaving, (), (number, official_url, channels, texts, validates))

}  // namespace relais::network

namespace relais::json {

template <>
struct Constraints<network::OpenedCounter> {
  static constexpr auto all =
      std::tuple{length(&network::OpenedCounter::name, 1, 200), length(&network::OpenedCounter::address, 0, 200),
                 length(&network::OpenedCounter::postcode, 0, 10), range(&network::OpenedCounter::lat, -90, 90),
                 range(&network::OpenedCounter::lon, -180, 180)};
};
template <>
struct Constraints<network::ListUpload> {
  static constexpr auto all =
      std::tuple{length(&network::ListUpload::list, 1, 40), length(&network::ListUpload::source, 1, 200),
                 length(&network::ListUpload::file_name, 0, 200)};
};
template <>
struct Constraints<network::SheetSaving> {
  static constexpr auto all =
      std::tuple{length(&network::SheetSaving::official_url, 1, 300), length(&network::SheetSaving::texts, 1, 4)};
};

}  // namespace relais::json

// What the finder is asked and what it answers: the contract of GET /api/v1/counters, and of the result page.
#pragma once

#include "network/edition.hpp"
#include "network/partner.hpp"
#include "network/zoned_minute.hpp"
#include "platform/json/constraints.hpp"

namespace relais::network {

// "49.83,3.91": latitude and longitude in degrees.
struct Near {
  Location location;
  bool operator==(Near const&) const = default;
};

// opening: what is open first, then what opens soonest; each by distance.
enum class CounterSort { kDistance, kOpening };
BOOST_DESCRIBE_ENUM(CounterSort, kDistance, kOpening)

struct CounterQuery {
  std::optional<Near> near;
  std::optional<TerritoryCode> commune;  // around its centre
  std::optional<std::string> q;          // words of the counter's or the commune's name
  std::optional<ProcedureCode> procedure;
  std::optional<PartnerCode> partner;
  std::optional<Instant> open_at;     // keeps only counters known to be open then
  std::optional<Instant> open_until;  // with open_at: open at some minute from then until this, at most a week later
  std::optional<CounterKind> kind;
  std::optional<HostPlace> host_place;
  std::optional<Wheelchair> wheelchair;  // at least: limited keeps yes too
  std::optional<std::string> tag;
  std::optional<NetworkId> network;  // one side of a border; both unless said
  std::optional<double> within_km;
  std::optional<CounterSort>
      sort;  // by distance where there is a place, else by name; opening: within 50 km unless said
  std::optional<std::int32_t> limit;  // 20 unless said
  std::optional<std::string> cursor;
};
BOOST_DESCRIBE_STRUCT(CounterQuery, (),
                      (near, commune, q, procedure, partner, open_at, open_until, kind, host_place, wheelchair, tag,
                       network, within_km, sort, limit, cursor))

enum class OpenState { kOpen, kClosed, kNotKnown };
BOOST_DESCRIBE_ENUM(OpenState, kOpen, kClosed, kNotKnown)

// Whether a place is open at an instant, on the wall clock of the place. `until` goes with open, `next` with closed;
// both are absent when nothing changes within three weeks, or when it is not known.
struct Opening {
  OpenState now = OpenState::kNotKnown;
  std::optional<ZonedMinute> until;
  std::optional<ZonedMinute> next;
};
BOOST_DESCRIBE_STRUCT(Opening, (), (now, until, next))

// What an item says of a place whatever was asked.
struct CounterCard {
  NetworkId network;
  CounterId id;
  std::string name;
  CounterKind kind = CounterKind::kFixed;
  std::optional<std::string> stop;  // the stop of the tour that is meant, where the counter moves
  std::optional<std::string> address;
  std::optional<std::string> postcode;
  std::string commune_name;
  std::optional<TerritoryCode> commune_code;
  std::optional<Location> location;
  std::optional<std::string> telephone;
  std::optional<std::string> hours;
  Date source_date;
};
BOOST_DESCRIBE_STRUCT(CounterCard, (),
                      (network, id, name, kind, stop, address, postcode, commune_name, commune_code, location,
                       telephone, hours, source_date))

struct CounterItem : CounterCard {
  std::optional<std::int64_t> distance_m;  // as the crow flies
  Opening open;                            // at the moment of the answer
  std::optional<Opening> open_then;  // at the moment asked for, or the first in the time asked for at which it is open
};
BOOST_DESCRIBE_STRUCT(CounterItem, (CounterCard), (distance_m, open, open_then))

// What the filters could not decide. Unknown never counts as no: it is counted and shown apart.
struct NotKnown {
  std::int64_t offer = 0;          // counters of which it is not known whether they help with this procedure or partner
  std::int64_t host_place = 0;     // with host_place: counters that meet all else, and whose building is not known
  std::int64_t wheelchair = 0;     // with wheelchair: likewise, of which it is not known whether one can come in
  std::vector<CounterItem> hours;  // with open_at: the nearest whose hours are not known, to be called (at most 5)
};
BOOST_DESCRIBE_STRUCT(NotKnown, (), (offer, host_place, wheelchair, hours))

struct CounterList {
  std::vector<CounterItem> items;
  std::optional<std::string> next;  // cursor of the next page
  NotKnown not_known;
};
BOOST_DESCRIBE_STRUCT(CounterList, (), (items, next, not_known))

// One reason why a procedure is known to be helped with here.
struct OfferedPartner {
  PartnerCode partner;
  LocalName name;
  std::vector<ProcedureCode> procedures;  // first level
};
BOOST_DESCRIBE_STRUCT(OfferedPartner, (), (partner, name, procedures))

struct Offer {
  std::string because;  // "label": the core bundle that the label demands; nothing else is known yet
  std::string bundle;
  std::vector<OfferedPartner> partners;
  std::vector<OfferedPartner> missing;  // of the bundle, not helped with for now
};
BOOST_DESCRIBE_STRUCT(Offer, (), (because, bundle, partners, missing))

struct DaySpan {
  std::string from;   // "08:45"
  std::string until;  // "12:00"; past midnight "26:00" is written "02:00"
};
BOOST_DESCRIBE_STRUCT(DaySpan, (), (from, until))

struct DayHours {
  Date date;
  OpenState known = OpenState::kNotKnown;  // not_known: nothing can be said of this day
  std::vector<DaySpan> spans;
};
BOOST_DESCRIBE_STRUCT(DayHours, (), (date, known, spans))

// Coming days on which the ordinary week does not hold; both days included.
struct Closure {
  Date first;
  Date last;
  OpenState known = OpenState::kClosed;     // not_known: a public holiday of which the list says nothing
  std::optional<std::string> reason;        // word for word
  std::optional<std::string> holiday;       // "christmas", see hours::PublicHolidays
  std::optional<CounterItem> open_instead;  // the nearest that is open when this one would be
};
BOOST_DESCRIBE_STRUCT(Closure, (), (first, last, known, reason, holiday, open_instead))

// GET /api/v1/counters/{id}
struct CounterDetail {
  Counter counter;
  Opening open;
  std::vector<DayHours> week;     // seven days from today; empty for a tour, whose stops have hours of their own
  std::vector<Closure> closures;  // in the coming sixty days
  std::optional<Territory> commune;
  std::optional<Offer> offer;  // absent: what is done here is not known
  std::vector<Stop> stops;
  std::vector<CounterId> antennas;
  std::vector<UnreadField> unread_fields;
  std::optional<CounterParticulars> particulars;  // what its own people say of it
};
BOOST_DESCRIBE_STRUCT(CounterDetail, (),
                      (counter, open, week, closures, commune, offer, stops, antennas, unread_fields, particulars))

struct TextQuery {
  std::optional<std::string> q;
  std::optional<std::int32_t> limit;  // 10 unless said
};
BOOST_DESCRIBE_STRUCT(TextQuery, (), (q, limit))

// GET /api/v1/places: communes by name or postcode.
struct Place {
  NetworkId network;
  TerritoryCode code;
  std::string name;
  std::vector<std::string> postcodes;
  std::optional<std::string> department;  // or province: its name
  std::optional<std::int64_t> population;
  std::optional<Location> location;
};
BOOST_DESCRIBE_STRUCT(Place, (), (network, code, name, postcodes, department, population, location))

struct PlaceList {
  std::vector<Place> items;
};
BOOST_DESCRIBE_STRUCT(PlaceList, (), (items))

enum class AnswerKind { kProcedure, kDocument, kBorderSheet };
BOOST_DESCRIBE_ENUM(AnswerKind, kProcedure, kDocument, kBorderSheet)

// GET /api/v1/procedures. A document that crosses a border ("S1") and a sheet of a border are answers too: they have a
// pack and a sheet instead of a partner, a theme and a level.
struct ProcedureItem {
  AnswerKind kind = AnswerKind::kProcedure;
  std::string code;
  LocalName name;
  std::optional<PartnerCode> partner;
  std::optional<LocalName> partner_name;
  std::optional<Theme> theme;
  std::optional<HelpLevel> level;
  std::optional<std::string> pack;
  std::optional<std::string> sheet;
};
BOOST_DESCRIBE_STRUCT(ProcedureItem, (), (kind, code, name, partner, partner_name, theme, level, pack, sheet))

struct ProcedureList {
  std::vector<ProcedureItem> items;
};
BOOST_DESCRIBE_STRUCT(ProcedureList, (), (items))

}  // namespace relais::network

namespace relais {

template <>
struct TextForm<network::Near> {
  static constexpr std::string_view kPattern = R"(^-?\d{1,2}(\.\d+)?,-?\d{1,3}(\.\d+)?$)";
  static std::string write(network::Near const& near);
  static std::optional<network::Near> read(std::string_view text);
};

template <>
struct json::Constraints<network::CounterQuery> {
  static constexpr auto all =
      std::tuple{length(&network::CounterQuery::tag, 1, 100), length(&network::CounterQuery::q, 0, 200),
                 range(&network::CounterQuery::within_km, 0, 1000), range(&network::CounterQuery::limit, 1, 200),
                 length(&network::CounterQuery::cursor, 0, 200)};
};

template <>
struct json::Constraints<network::TextQuery> {
  static constexpr auto all =
      std::tuple{length(&network::TextQuery::q, 0, 200), range(&network::TextQuery::limit, 1, 50)};
};

}  // namespace relais

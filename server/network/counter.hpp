// A counter: one place where a trained generalist welcomes people. What a list does not say is empty here: unknown is
// never "no".
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "network/territory.hpp"

namespace relais::network {

// "fs-1729" for a counter that came with a list (the list and its own number: the same after every import, so that a
// shared link survives); a UUIDv7 for one that was opened here.
using CounterId = Code<struct CounterIdTag>;

enum class CounterKind { kFixed, kFixedWithAntennas, kMultiSite, kBus, kItinerant };
BOOST_DESCRIBE_ENUM(CounterKind, kFixed, kFixedWithAntennas, kMultiSite, kBus, kItinerant)

enum class HostKind {
  kLocalAuthority,
  kLaPoste,
  kAssociation,
  kState,
  kMsa,
  kPimms,
  kOperator,
  kBeMunicipality,
  kOther
};
BOOST_DESCRIBE_ENUM(HostKind, kLocalAuthority, kLaPoste, kAssociation, kState, kMsa, kPimms, kOperator, kBeMunicipality,
                    kOther)

// The kind of building that a counter lives in.
enum class HostPlace {
  kMediaCentre,
  kCommunityHouse,
  kTownHall,
  kPostOffice,
  kSubPrefecture,
  kSocialCentre,
  kOwnPremises,
  kOther
};
BOOST_DESCRIBE_ENUM(HostPlace, kMediaCentre, kCommunityHouse, kTownHall, kPostOffice, kSubPrefecture, kSocialCentre,
                    kOwnPremises, kOther)

// Whether somebody in a wheelchair can come in, as OpenStreetMap says it: limited is with help, or not everywhere.
enum class Wheelchair { kYes, kLimited, kNo };
BOOST_DESCRIBE_ENUM(Wheelchair, kYes, kLimited, kNo)

struct Counter {
  NetworkId network_id;
  CounterId id;
  std::string list;  // which list it came with: "fs"
  std::string name;
  CounterKind kind = CounterKind::kFixed;
  bool is_antenna = false;              // a secondary place: own hours, shared team
  std::optional<CounterId> antenna_of;  // its main counter, where the list says which
  std::optional<std::string> group_name;
  std::optional<HostKind> host_kind;
  std::optional<std::string> host_name;
  std::optional<HostPlace> host_place;
  std::optional<std::string> address;
  std::optional<std::string> address_extra;
  std::optional<std::string> postcode;
  std::string commune_name;
  std::optional<TerritoryCode> commune_code;  // as of today's geographic code
  std::optional<double> lat;
  std::optional<double> lon;
  std::optional<std::string> telephone;  // E.164, "+33450568749"
  std::optional<std::string> email;      // published only if it names a service, see published_contact.hpp
  std::optional<std::string> website;
  std::optional<std::string> hours;       // OSM opening_hours
  std::optional<std::string> hours_text;  // what the list said, kept word for word
  std::optional<bool> by_appointment;
  std::optional<Wheelchair> wheelchair;
  std::optional<std::string> tags;  // a line each
  std::optional<std::string> comment;
  std::optional<std::string> label;  // "france_services"
  std::optional<std::string> label_text;
  std::optional<Date> labelled_on;
  std::optional<Date> opened_on;
  std::optional<Date> closed_on;  // first day on which it no longer exists
  std::string source;             // producer and list
  Date source_date;
  bool operator==(Counter const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Counter, (),
                      (network_id, id, list, name, kind, is_antenna, antenna_of, group_name, host_kind, host_name,
                       host_place, address, address_extra, postcode, commune_name, commune_code, lat, lon, telephone,
                       email, website, hours, hours_text, by_appointment, wheelchair, tags, comment, label, label_text,
                       labelled_on, opened_on, closed_on, source, source_date))

// Since when it counts in the network: its label's date, or its opening's where it has no label. Absent: not known.
inline std::optional<Date> counts_since(Counter const& counter) {
  return counter.labelled_on ? counter.labelled_on : counter.opened_on;
}

// One stop of a bus or itinerant team, with its own place and hours.
struct Stop {
  NetworkId network_id;
  CounterId counter_id;
  std::int32_t position = 0;  // order in the tour, from 1
  std::string name;
  std::optional<std::string> address;
  std::optional<std::string> postcode;
  std::string commune_name;
  std::optional<TerritoryCode> commune_code;
  std::optional<double> lat;
  std::optional<double> lon;
  std::optional<std::string> hours;
  std::optional<std::string> hours_text;
  bool operator==(Stop const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Stop, (),
                      (network_id, counter_id, position, name, address, postcode, commune_name, commune_code, lat, lon,
                       hours, hours_text))

// A field that an import could not read: left empty in the counter, kept here as it was, with the reason.
struct UnreadField {
  NetworkId network_id;
  CounterId counter_id;
  std::string field;
  std::string raw;
  std::string reason;  // a dotted code with a text
  bool operator==(UnreadField const&) const = default;
};
BOOST_DESCRIBE_STRUCT(UnreadField, (), (network_id, counter_id, field, raw, reason))

}  // namespace relais::network

// A network: one directory under one authority. France is one, its departments are scopes inside it.
#pragma once

#include <boost/describe/class.hpp>

#include "access/access.hpp"
#include "network/territory.hpp"
#include "platform/clock/clock.hpp"

namespace relais::network {

struct Network {
  NetworkId id;
  std::string country;  // ISO 3166, "FR"
  std::string name;
  std::string time_zone;  // IANA, of places that have none of their own
  bool operator==(Network const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Network, (), (id, country, name, time_zone))

// A stretch of school holidays of one zone, from `since` (included) until `until` (excluded).
struct SchoolHoliday {
  NetworkId network_id;
  std::string zone;
  Date since;
  Date until;
  std::string name;
  std::string source;
  bool operator==(SchoolHoliday const&) const = default;
};
BOOST_DESCRIBE_STRUCT(SchoolHoliday, (), (network_id, zone, since, until, name, source))

// A figure that an official text gives on a day, for a network or a territory: shown beside ours with its source, never
// instead of it.
struct OfficialFigure {
  NetworkId network_id;
  std::string figure;  // "labelled_counters"
  Date stated_on;
  double value = 0;
  std::string source;
  std::optional<TerritoryCode> territory_code = {};  // absent: of the whole network
  bool operator==(OfficialFigure const&) const = default;
};
BOOST_DESCRIBE_STRUCT(OfficialFigure, (), (network_id, figure, stated_on, value, source, territory_code))

}  // namespace relais::network

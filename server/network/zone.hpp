// What kind of ground a commune lies on: what figures and lists are filtered by.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "access/access.hpp"
#include "network/territory.hpp"
#include "platform/clock/clock.hpp"

namespace relais::network {

enum class Zone { kRural, kBorder };
BOOST_DESCRIBE_ENUM(Zone, kRural, kBorder)

inline constexpr auto kZones = {Zone::kRural, Zone::kBorder};

// What somebody says of a commune; it stands over what the rule says (zones.hpp).
struct ZoneMark {
  NetworkId network_id;
  TerritoryCode code;
  Zone zone = Zone::kRural;
  bool is_in = true;
  std::string reason;
  Date marked_on;
  std::string source;  // the body, or the list
  bool operator==(ZoneMark const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ZoneMark, (), (network_id, code, zone, is_in, reason, marked_on, source))

}  // namespace relais::network

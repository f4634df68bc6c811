// So many labelled places until a day, in a network or one of its departments.
#pragma once

#include <boost/describe/class.hpp>

#include "access/access.hpp"
#include "network/territory.hpp"
#include "platform/clock/clock.hpp"

namespace relais::network {

struct GrowthTarget {
  NetworkId network_id;
  std::string id;
  std::optional<TerritoryCode> territory_code;  // absent: the whole network
  Date due_on;
  std::int64_t value = 0;
  std::string note;
  Date set_on;
  bool operator==(GrowthTarget const&) const = default;
};
BOOST_DESCRIBE_STRUCT(GrowthTarget, (), (network_id, id, territory_code, due_on, value, note, set_on))

}  // namespace relais::network

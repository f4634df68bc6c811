// What is asked where a zone is marked.
#pragma once

#include "network/zone.hpp"
#include "platform/json/constraints.hpp"

namespace relais::network {

struct ZoneMarking {
  Zone zone = Zone::kRural;
  std::optional<bool> is_in;  // absent: the mark goes, and the rule holds again
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(ZoneMarking, (), (zone, is_in, reason))

}  // namespace relais::network

template <>
struct relais::json::Constraints<relais::network::ZoneMarking> {
  static constexpr auto all = std::tuple{length(&network::ZoneMarking::reason, 1, 300)};
};

// What the routes of targets ask and answer.
#pragma once

#include "network/growth_target.hpp"
#include "platform/json/constraints.hpp"

namespace relais::network {

struct TargetList {
  std::vector<GrowthTarget> items;
};
BOOST_DESCRIBE_STRUCT(TargetList, (), (items))

struct NewTarget {
  std::optional<TerritoryCode> territory_code;  // a department; absent: the whole network
  Date due_on;
  std::int64_t value = 0;
  std::string note;  // who has decided it, and where: shown beside it
};
BOOST_DESCRIBE_STRUCT(NewTarget, (), (territory_code, due_on, value, note))

}  // namespace relais::network

template <>
struct relais::json::Constraints<relais::network::NewTarget> {
  static constexpr auto all =
      std::tuple{range(&network::NewTarget::value, 1, 100'000), length(&network::NewTarget::note, 1, 200)};
};

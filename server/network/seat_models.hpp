// What the routes of seats ask and answer.
#pragma once

#include "network/seat.hpp"
#include "platform/json/constraints.hpp"

namespace relais::network {

struct SeatList {
  std::vector<Seat> items;
};
BOOST_DESCRIBE_STRUCT(SeatList, (), (items))

struct NewSeat {
  SeatKind kind = SeatKind::kDepartmentalCoordinator;
  std::optional<TerritoryCode> territory_code;
  std::optional<std::string> holder;  // who agrees to be named on the public page
  std::optional<std::string> body;
  Date started_on;
};
BOOST_DESCRIBE_STRUCT(NewSeat, (), (kind, territory_code, holder, body, started_on))

struct SeatEnd {
  Date ended_on;  // the first day without them
};
BOOST_DESCRIBE_STRUCT(SeatEnd, (), (ended_on))

}  // namespace relais::network

template <>
struct relais::json::Constraints<relais::network::NewSeat> {
  static constexpr auto all =
      std::tuple{length(&network::NewSeat::holder, 0, 100), length(&network::NewSeat::body, 0, 100)};
};

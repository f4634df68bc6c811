// Where places stand: on the roads, off them, beyond them, or nowhere that anybody lives.
#pragma once

#include "coverage/homes.hpp"

namespace relais::coverage {

struct RoadsGround {
  roads::GraphView graph;
  roads::SnapIndex const* index;
  Owners owners;
  Homes homes;
};

RoadsGround ground_of(Dwellers const& dwellers, roads::GraphView const& graph, roads::SnapIndex const& index);

// A part of the roads, or of what lies beyond them.
inline constexpr auto kNoPart = kNowhere;

struct Standing {
  Ground ground = Ground::kBeyondRoads;
  roads::Snapped at;  // on the roads
  std::uint32_t part = kNoPart;
};

// kOffRoads: the place lies more than a kilometre from any road, and the nearest commune lives on the loaded roads or
// is isolated; it is not beyond their edge, or if so in no commune. kUnplaced: it lies in no commune and more than
// eight kilometres from the centre of any. Nobody comes to either.
Standing standing(RoadsGround const& ground, geo::Point place);
Standing standing_without_roads(Owners const& owners, geo::Point place);

// Whether minutes from one part to the other are those of a straight line: no known road joins them, and unknown ones
// may, for both are cut by the edge of what was read, or lie beyond it. From beyond everything is.
bool may_fly(roads::GraphView const& graph, std::uint32_t from, std::uint32_t to);

}  // namespace relais::coverage

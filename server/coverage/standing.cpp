#include "coverage/standing.hpp"

namespace relais::coverage {
namespace {

constexpr std::size_t kCentresAround = 24;  // whose communes a place may lie in: large ones among small ones
constexpr double kNearCentre = 8'000;       // metres: no further is in some commune, for all that its area says

bool is_nowhere(Owners::Nearest const& nearest, bool is_in_commune) {
  return nearest.commune == kNowhere || (!is_in_commune && nearest.metres > kNearCentre);
}

bool is_open(roads::GraphView const& graph, std::uint32_t part) {
  return part == kNoPart || is_cut(graph, part);
}

}  // namespace

RoadsGround ground_of(Dwellers const& dwellers, roads::GraphView const& graph, roads::SnapIndex const& index) {
  auto owners = Owners{dwellers.communes};
  auto homes = spread_over_roads(dwellers, graph, index, owners);
  return {graph, &index, std::move(owners), std::move(homes)};
}

Standing standing(RoadsGround const& ground, geo::Point place) {
  auto const position = position_of(place);
  if (auto const snapped = ground.index->snap(position)) {
    return {Ground::kRoads, *snapped, part_of(ground.graph, snapped->edge)};
  }
  auto const nearest = ground.owners.nearest_centre(place);
  auto const is_in_commune = ground.owners.owner(place, kCentresAround) != kNowhere;
  if (is_nowhere(nearest, is_in_commune)) {
    return {Ground::kUnplaced, {}, {}};
  }
  auto const of_nearest = ground.homes.ground[nearest.commune];
  auto const is_where_roads_are = of_nearest == Ground::kRoads || of_nearest == Ground::kOffRoads;
  auto const is_off = is_where_roads_are && (!is_in_commune || ground.graph.is_known(position));
  return {is_off ? Ground::kOffRoads : Ground::kBeyondRoads, {}, kNoPart};
}

Standing standing_without_roads(Owners const& owners, geo::Point place) {
  auto const is_in_commune = owners.owner(place, kCentresAround) != kNowhere;
  auto const is_unplaced = is_nowhere(owners.nearest_centre(place), is_in_commune);
  return {is_unplaced ? Ground::kUnplaced : Ground::kBeyondRoads, {}, kNoPart};
}

bool may_fly(roads::GraphView const& graph, std::uint32_t from, std::uint32_t to) {
  return from == kNoPart || (from != to && is_open(graph, from) && is_open(graph, to));
}

}  // namespace relais::coverage

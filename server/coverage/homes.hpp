// Where the people of communes live on the roads.
//
// Known are only numbers by commune. The rule: the people of a commune live along its roads in proportion to their
// length, streets counting whole, communal roads for a fifth and departmental roads for a tenth of it (few houses stand
// there); those of each stretch between two junctions stand at its middle. A stretch belongs to its owner (owners.hpp).
// A commune without such a stretch has one home, its centre, if that lies within a kilometre of a road.
//
// The edge of what was read isolates nobody: a commune whose centre lies beyond it, and further than a kilometre from
// any road, lives beyond the roads; whose people live on a part of the roads that the edge cuts off from their centre's
// live at the centre.
//
// Where a grid of people has been imported (people_grid.hpp), its cells are the homes, together as many as the commune
// has people; those further than a kilometre from a road are off the roads.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "coverage/land.hpp"
#include "coverage/owners.hpp"
#include "coverage/people_grid.hpp"
#include "engine/roads/snap.hpp"

namespace relais::coverage {

// Some people of a commune at one point of an edge. 16 bytes: a country has eight million.
struct Home {
  std::uint32_t commune = 0;
  std::uint32_t edge = 0;
  float share = 0;  // of the edge's length, from its node `from`
  float people = 0;
};

enum class Ground : std::uint8_t {
  kRoads,        // its homes lie on them; the place does
  kOffRoads,     // isolated, as far as is known: near are only roads that join no others and that no edge cuts
  kBeyondRoads,  // the loaded roads do not come near, or end before
  kUnplaced,     // no list says where it lies; the place lies in no commune, in the sea for instance
};

struct Homes {
  std::vector<Home> homes;              // by commune
  std::vector<std::uint32_t> first;     // home of each commune, and one behind the last
  std::vector<Ground> ground;           // of each commune
  std::vector<double> off_roads;        // people of cells that no road comes near, of communes on kRoads
  std::vector<roads::Snapped> centres;  // of communes on kRoads
  // Communes with a home or the centre on an edge of each node of the roads: for whom the node is a way out.
  std::vector<std::uint32_t> first_at;  // of each node, and one behind the last
  std::vector<std::uint32_t> at;        // communes

  std::span<Home const> of(std::uint32_t commune) const {
    return std::span{homes}.subspan(first[commune], first[commune + 1] - first[commune]);
  }
  std::span<std::uint32_t const> communes_at(std::uint32_t node) const {
    return std::span{at}.subspan(first_at[node], first_at[node + 1] - first_at[node]);
  }
};

// The loaded roads come near a commune whose centre lies within so many metres of one, joined to the others or not.
inline constexpr double kNearRoadsMetres = 3'000;

roads::Position position_of(geo::Point at);
geo::Point point_of(roads::Position at);

struct Dwellers {
  std::span<Commune const> communes;       // in the order of networks and codes
  std::span<PeopleCell const> cells = {};  // likewise
};

// Cost: about a microsecond an edge, five a cell.
Homes spread_over_roads(Dwellers const& dwellers, roads::GraphView const& graph, roads::SnapIndex const& index,
                        Owners const& owners);

// The part of the roads that an edge is of, and whether the edge of what was read cuts it off.
std::uint32_t part_of(roads::GraphView const& graph, std::uint32_t edge);
bool is_cut(roads::GraphView const& graph, std::uint32_t part);

}  // namespace relais::coverage

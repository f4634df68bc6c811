// Made-up national networks, for speed and method only: no sentence about a real country may be drawn from one, and
// every page and report on one says so in its title. The same size and seed always give the same network.
//
// A square frame with a strip abroad in the north (formulas.md, "Synthetic national road graph"): communes on a
// jittered grid of 4 km; populations log-normal with a Pareto tail; Gabriel graph of communes as departmental roads;
// motorways in two carriageways with ramps between the largest; the ways of a shortest tree of towns above 17,000
// upgraded to national roads, but not beside motorways; street patterns in every commune; four massifs with half the
// roads, slower; ridges and rivers with few crossings; islands with ferries. Counters: the most peopled commune of each
// canton-like cell, then by population^0.6.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/roads/network.hpp"

namespace relais::roads {

struct SyntheticSize {
  std::string_view name;
  double side;             // km, of the square without the strip abroad
  double nodes_a_commune;  // junctions and ends, about
};

inline constexpr SyntheticSize kG0{"G0", 742.0 / 8, 172};
inline constexpr SyntheticSize kG1{"G1", 742.0 / 4, 172};
inline constexpr SyntheticSize kG2{"G2", 742.0 / 2, 172};
inline constexpr SyntheticSize kG3{"G3", 742.0, 172};  // of France's size
inline constexpr SyntheticSize kG4{"G4", 742.0, 287};  // with service roads

struct SyntheticCommune {
  Position centre;
  std::uint32_t people = 0;
  bool is_abroad = false;
  bool is_in_relief = false;
};

// Some of a commune's people at one place of its roads.
struct SyntheticHome {
  std::uint32_t commune = 0;
  Position at;
  double people = 0;
};

struct SyntheticNation {
  Network network;
  std::vector<SyntheticCommune> communes;
  std::vector<SyntheticHome> homes;     // of the country itself
  std::vector<std::uint32_t> counters;  // communes that have one; 2,800 in a country of France's size
};

SyntheticNation synthetic_nation(SyntheticSize const& size, std::uint64_t seed);

}  // namespace relais::roads

// A made-up nation before anything is built: its communes and their people, which of them roads join, and which have a
// counter. Lengths in km on a flat country, from its south-west corner.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <random>
#include <vector>

#include "engine/roads/gabriel.hpp"
#include "engine/roads/synthetic.hpp"

namespace relais::roads {

// The engine is the standard's, the distributions are our own: those differ between libraries.
class Random {
 public:
  explicit Random(std::uint64_t seed) : engine_{seed} {}
  double share() { return static_cast<double>(engine_() >> 11) * 0x1.0p-53; }
  double between(double low, double high) { return low + (high - low) * share(); }
  bool happens(double probability) { return share() < probability; }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(share() * static_cast<double>(count)); }
  double normal() { return std::sqrt(-2 * std::log(1 - share())) * std::cos(2 * std::numbers::pi * share()); }

 private:
  std::mt19937_64 engine_;
};

struct Plan {
  struct Road {
    std::uint32_t a;
    std::uint32_t b;
    RoadClass road_class;
  };
  struct Leg {
    std::uint32_t from;
    std::uint32_t to;
  };

  std::vector<FlatPoint> at;  // of communes
  std::vector<SyntheticCommune> communes;
  std::vector<Road> roads;
  std::vector<Leg> motorways;  // along roads, each once
  std::vector<std::uint32_t> counters;
};

Plan plan_nation(SyntheticSize const& size, Random& random);

Position position_of(FlatPoint at);

}  // namespace relais::roads

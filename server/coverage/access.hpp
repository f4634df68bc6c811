// How long everybody drives to the nearest counter: by commune, to the fifth of a minute.
//
// By road: exact times of engine/roads from every home. Where no roads are loaded, or they do not come near a commune,
// from its centre: the straight line, times a detour, at a speed, by how densely the commune is peopled
// (kStraightLine). That is a rule of thumb, and is said beside every figure.
//
// A commune on roads that the edge of what was read cuts is counted so as a whole where a counter that lies beyond that
// edge is nearer to its centre by straight line than any is by road.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "coverage/homes.hpp"
#include "coverage/land.hpp"
#include "coverage/standing.hpp"
#include "engine/roads/nearest_counters.hpp"

namespace relais::coverage {

// Fifths of a minute: a fifth more or less than a whole number of minutes is a whole number of them.
using Tick = std::uint16_t;
inline constexpr int kTicksAMinute = 5;
inline constexpr Tick kLongest = 240 * kTicksAMinute;  // whoever drives longer counts as so long
Tick tick_of(roads::Time time);                        // the first one that is not earlier

enum class Density { kDense, kIntermediate, kRural };
BOOST_DESCRIBE_ENUM(Density, kDense, kIntermediate, kRural)

// Inhabitants to the square kilometre, the densities of the European degree of urbanisation for its grid cells, here of
// whole communes; not known counts as rural.
inline constexpr double kDenseFrom = 1'500;
inline constexpr double kIntermediateFrom = 300;
Density density_of(Commune const& commune);

// Detours between 1.25 and 1.4 are those of road networks; the speed is that of the first kTownWay metres of the way,
// beyond which it is that of the country.
inline constexpr double kTownWay = 5'000;
struct StraightLine {
  double detour;
  double kmh;
};
StraightLine straight_line(Density density);
roads::Time straight_line_time(Density density, double metres);
double straight_line_metres(Density density, roads::Time time);  // no further is who takes no longer

struct PeopleAt {
  Tick tick = 0;
  float people = 0;
  bool operator==(PeopleAt const&) const = default;
};

enum class Method { kRoads, kStraightLine };
BOOST_DESCRIBE_ENUM(Method, kRoads, kStraightLine)

struct CommuneAccess {
  std::uint32_t first = 0;  // of the base's people and then AccessMap::people, until `last`; by ticks
  std::uint32_t last = 0;
  double unreached = 0;            // people who come to no counter, or not before it closes
  double off_roads = 0;            // people whom no road comes near
  Method method = Method::kRoads;  // of all its people, and of the nearest counter
  Method second_method = Method::kRoads;
  roads::TwoNearest from_centre;  // into AccessMap::counters
};

enum class Misplacement { kOffRoads, kInNoCommune };
BOOST_DESCRIBE_ENUM(Misplacement, kOffRoads, kInNoCommune)

// A counter with a place to which nobody comes.
struct MisplacedCounter {
  NetworkId network;
  std::string counter;
  std::string name;
  Misplacement why = Misplacement::kOffRoads;
  double kilometres = 0;          // to the nearest road; of kInNoCommune to the nearest centre of a commune
  std::uint32_t near = kNowhere;  // the commune whose centre is nearest
  bool operator==(MisplacedCounter const&) const = default;
};
BOOST_DESCRIBE_STRUCT(MisplacedCounter, (), (counter, name, why, kilometres))

struct AccessMap {
  std::shared_ptr<AccessMap const> base;  // whose people follow before these; null: none
  std::vector<PeopleAt> people;
  std::vector<CommuneAccess> communes;  // as Land::communes
  std::vector<std::string> counters;    // that count, by id
  std::vector<std::string> names;       // of each
  std::vector<NetworkId> networks;      // likewise
  std::vector<MisplacedCounter> misplaced;
  std::map<NetworkId, LeftOut> left_out;

  std::span<PeopleAt const> of(CommuneAccess const& commune) const {
    auto const before = base == nullptr ? 0 : base->people.size();
    return commune.first < before ? std::span{base->people}.subspan(commune.first, commune.last - commune.first)
                                  : std::span{people}.subspan(commune.first - before, commune.last - commune.first);
  }
};

// `across`: people of communes on a border may go to counters of other networks too. `ground`: null without roads.
// Cost by road: one search of engine/roads for each network and each closing time within the hours that are driven,
// then some 50 ns a home.
AccessMap access(Land const& land, Places const& places, bool across, RoadsGround const* ground);

}  // namespace relais::coverage

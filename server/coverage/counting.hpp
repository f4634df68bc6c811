// The steps by which a map of access is counted, for all communes or for some.
#pragma once

#include <functional>

#include "coverage/access.hpp"

namespace relais::coverage {

struct Welcome {
  std::uint32_t counter = 0;
  geo::Point at;
  std::uint32_t part = kNoPart;  // of the roads
};

// Places of one network that close at the same moment: a search cannot mix those that close with those that do not, for
// what is nearer hides what stays open longer.
struct Wave {
  NetworkId network;
  roads::Time closes_in = roads::kNever;
  std::vector<Welcome> places;                 // to which one can come
  std::vector<roads::CounterOnRoad> on_roads;  // those of them that are
};

// Where a place stands, and if nobody comes there, how far from where one would.
struct PlaceStanding {
  Standing standing;
  double kilometres = 0;
  std::uint32_t near = kNowhere;  // the commune whose centre is nearest
};
using StandingOf = std::function<PlaceStanding(geo::Point at)>;
StandingOf standing_in(Land const& land, RoadsGround const* ground);  // `ground`: null without roads

// The counters of these places, by id, are added to the empty map; places have their index in it for a number.
std::vector<Wave> waves_of(Places const& places, StandingOf const& standing, AccessMap& map);
std::size_t count_waves(Places const& places);

class Counting {
 public:
  // Counts these communes of the map anew, ascending. `ground`: null without roads. All must outlive this.
  Counting(Land const& land, bool across, RoadsGround const* ground, std::span<std::uint32_t const> communes,
           AccessMap& map);

  // `of_nodes`: of the wave's places on roads, if there are any.
  void add(Wave const& wave, std::span<roads::TwoNearest const> of_nodes);

  // After all waves.
  void sum_up();

 private:
  Ground ground_of(std::uint32_t commune) const;
  bool may_go(std::uint32_t commune, Wave const& wave) const;
  void drive(Wave const& wave, std::span<roads::TwoNearest const> of_nodes);
  void fly(Wave const& wave);
  std::uint32_t part_of(std::uint32_t commune) const;
  void merge(std::uint32_t commune, roads::TwoNearest const& by_air);
  void sum_up_centre(std::uint32_t commune);
  void sum_up_homes(std::uint32_t commune, std::span<roads::Time const> times);

  Land const& land_;
  bool across_;
  RoadsGround const* ground_;
  std::span<std::uint32_t const> communes_;
  AccessMap& map_;
  std::vector<roads::Time> times_;         // of each home of these communes
  std::vector<roads::TwoNearest> by_air_;  // from the centre of each of these communes
  std::vector<PeopleAt> by_tick_;
};

}  // namespace relais::coverage

// Two states of the network side by side: who gains, who loses, by territory.
#pragma once

#include "coverage/edit.hpp"

namespace relais::coverage {

// Whose time changes by less than a fifth of a minute neither gains nor loses.
struct ComparedTerritory {
  std::string code;
  std::string name;
  std::optional<Centre> centre;
  double people = 0;
  double within_before = 0;
  double within_after = 0;
  double gained = 0;                    // people who come within the time, by commune
  double lost = 0;                      // and who no longer are
  std::optional<double> median_before;  // minutes
  std::optional<double> median_after;
  std::optional<NearCounter> nearest_before;  // of communes
  std::optional<NearCounter> nearest_after;
};
BOOST_DESCRIBE_STRUCT(ComparedTerritory, (),
                      (code, name, centre, people, within_before, within_after, gained, lost, median_before,
                       median_after, nearest_before, nearest_after))

struct Comparison {
  NetworkId network;
  std::optional<std::string> territory;
  std::string territory_name;
  std::int32_t minutes = 0;
  PeopleWithin before;
  PeopleWithin after;
  double gained = 0;         // people who come within the time
  double lost = 0;           // and who no longer are; both by commune: who only change places are in neither
  std::int64_t nearer = 0;   // communes half of whose people are sooner at a counter
  std::int64_t further = 0;  // and later
  std::vector<ComparedTerritory> items;  // communes that change, or what they lie in; most people gained or lost first
  std::int64_t of_items = 0;
  std::vector<MisplacedCounter> misplaced;  // as the network would be: nobody comes to them
  std::optional<RoadsKnown> roads;
  std::vector<Source> sources;
  bool uses_roads = false;  // not part of the answer: whether roads are to be named in it
};
BOOST_DESCRIBE_STRUCT(Comparison, (),
                      (network, territory, territory_name, minutes, before, after, gained, lost, nearer, further, items,
                       of_items, misplaced, roads, sources))

// `query`: minutes, territory, network, zone, by (communes unless said) and limit are read. Refusals: those of
// select().
Result<Comparison> compare(Land const& land, SpeedMaps const& before, SpeedMaps const& after,
                           CoverageQuery const& query);

}  // namespace relais::coverage

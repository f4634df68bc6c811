// Beside the distance as the crow flies: how long the way takes by road.
#pragma once

#include "network/asked.hpp"
#include "network/travel_times.hpp"

namespace relais::network {

// Writes the minutes into the places of the list that roads lead to, and whose roads they are. Nothing changes where no
// place was asked for or no roads are known.
void add_road_minutes(PageWriter const& writer, Asked const& asked, TravelTimes const& travel_times, Results& results);

}  // namespace relais::network

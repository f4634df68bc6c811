// How long the way takes by road: a port. Whoever knows roads provides it when the program starts.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "network/territory.hpp"

namespace relais::network {

struct RoadTimes {
  std::vector<std::optional<double>> minutes;  // to each place; nothing: too far, or no road leads there
  std::string attribution;                     // of the roads; empty: there is nothing to show
};

using TravelTimes = std::function<RoadTimes(Location const& from, std::span<Location const> to)>;

}  // namespace relais::network

// The layers of the map beside a list of results: by kind of counter, and by body whose procedures are helped with.
#pragma once

#include "network/asked.hpp"
#include "network/find_counters.hpp"

namespace relais::network {

// Fills the layers of `results`, whose items are `places`. A group of a single layer is left out.
void add_map_layers(PageWriter const& writer, std::vector<FoundPlace> const& places, Results& results);

}  // namespace relais::network

// The list that the finder answers with: the described page, and the same as JSON, spliced from what each place has
// written beforehand (a test compares).
#pragma once

#include "network/find_counters.hpp"

namespace relais::network {

CounterList counter_list(Directory const& directory, FoundCounters const& found);
void write_counter_list(FoundCounters const& found, std::string& out);

CounterItem counter_item(Directory const& directory, FoundPlace const& found, Moment const& now,
                         std::optional<AskedTime> const& then);

}  // namespace relais::network

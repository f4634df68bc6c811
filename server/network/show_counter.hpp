// All that is known of one counter, and since when.
#pragma once

#include "network/directory.hpp"

namespace relais::network {

// Refusal: network.counter_unknown, also for a counter outside the scope and one that exists no longer.
Result<CounterDetail> show_counter(Directory const& directory, Scope const& scope, CounterId const& id, Instant now);

}  // namespace relais::network

// The coming days on which a counter does not keep its ordinary week: closed, or a public holiday of which nobody said.
#pragma once

#include "network/find_counters.hpp"

namespace relais::network {

inline constexpr auto kClosuresAhead = std::chrono::days{60};

// Those of the counter's own place, by date; days in a row make one. A weekday that is off more often than that is a
// rhythm (every second Thursday), which the week and the dates of a tour tell, and no closure.
std::vector<Closure> coming_closures(Directory const& directory, Scope const& scope, MeetingPlace const& place,
                                     Instant now);

}  // namespace relais::network

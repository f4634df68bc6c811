// A tour as a calendar (iCalendar, RFC 5545): each coming opening of each stop is an event.
#pragma once

#include "network/directory.hpp"

namespace relais::network {

inline constexpr auto kTourAhead = std::chrono::days{60};

// GET /api/v1/counters/{id}/tour.ics. Refused: network.counter_unknown; network.tour_unknown where the counter has no
// stops, or none with hours that can be read. Instants are in UTC, so that no calendar needs our time zones.
Result<std::string> tour_calendar(Directory const& directory, Scope const& scope, CounterId const& id, Instant now);

}  // namespace relais::network

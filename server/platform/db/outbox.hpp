// Events written in the commit that they tell of, and read at least once, in order, by each named consumer.
#pragma once

#include <string>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/db/database.hpp"

namespace relais::db {

struct Event {
  std::int64_t id = 0;
  std::string name;
  std::string payload;  // JSON
  Instant at;
};

// Part of a write: what Transaction::emit collected.
void write_events(Connection& connection, std::vector<NewEvent> const& events, Instant now);

}  // namespace relais::db

// What the routes of visits need of the rest of the program.
#pragma once

#include "platform/db/database.hpp"
#include "visits/check_visit.hpp"

namespace relais::visits {

// Outlives the routes. Nothing stands in it where only the contract is wanted.
struct VisitHouse {
  db::Database* database = nullptr;
  Clock const* clock = nullptr;
  Guard const* guard = nullptr;
  SurroundingsNow surroundings = {};
  bool is_demonstration = false;  // what is recorded counts as generated
};

}  // namespace relais::visits

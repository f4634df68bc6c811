// Grids of people in the database.
#pragma once

#include "coverage/people_grid.hpp"
#include "platform/db/session.hpp"

namespace relais::coverage {

// Of every network: how many live where is published.
PeopleGrids people_grids(db::Snapshot const& snapshot, Scope const& scope);

// In the place of the grid that the network had before. Tells that the land has changed.
void replace_people_grid(db::Transaction& tx, Scope const& scope, PeopleGrid const& grid,
                         std::vector<PeopleCell> const& cells);

}  // namespace relais::coverage

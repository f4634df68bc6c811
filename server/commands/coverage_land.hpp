// Communes, people and places to drive to, as the directory has them.
#pragma once

#include "coverage/coverage_house.hpp"
#include "network/directory.hpp"
#include "network/travel_times.hpp"
#include "platform/db/database.hpp"

namespace relais::commands {

// Of each directory it is made once.
coverage::LandNow coverage_land(network::DirectoryNow directory);

// Of every network. The database must outlive it.
coverage::ReadPeopleGrids people_grids_in(db::Database& database);

// The port of the finder. `house` must outlive it.
network::TravelTimes travel_times(coverage::CoverageHouse const& house);

}  // namespace relais::commands

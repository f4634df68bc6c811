// The open data as a file, out of the database.
#pragma once

#include <functional>

#include "experiences/experience_store.hpp"
#include "experiences/open_data.hpp"

namespace relais::experiences {

using OpenDataSink = std::function<void(std::string_view)>;

// All published stories of all networks in the order of publication, as CSV. They are read twice, one by one: a story
// takes 37 bytes of memory, whatever its length, and a double some 100; measured at a million: 125 MB, with what the
// database keeps.
void write_open_data(db::Snapshot const& snapshot, ServiceTree const& services, Surroundings const& around, Date today,
                     OpenDataSink const& sink);

}  // namespace relais::experiences

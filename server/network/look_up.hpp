// Looking up what people begin to type: places and procedures.
#pragma once

#include "network/directory.hpp"

namespace relais::network {

PlaceList find_places(Directory const& directory, TextQuery const& query);
ProcedureList find_procedures(Directory const& directory, TextQuery const& query);

}  // namespace relais::network

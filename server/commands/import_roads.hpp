// `relais import roads`: extracts of OpenStreetMap into the file of roads of this machine.
#pragma once

#include "commands/commands.hpp"

namespace relais::commands {

int import_roads(config::Settings const& settings, Import const& what);

}  // namespace relais::commands

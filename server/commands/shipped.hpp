// The data that ships, from the program itself.
#pragma once

#include "network/data_source.hpp"

namespace relais::commands {

network::DataSource shipped_data();

}  // namespace relais::commands

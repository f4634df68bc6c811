// Places and names of figures, as the directory has them.
#pragma once

#include "indicators/geography.hpp"
#include "network/directory.hpp"

namespace relais::commands {

indicators::Geography figures_geography(std::shared_ptr<network::Directory const> directory);

indicators::GeographyNow figures_geography(network::DirectoryNow directory);

}  // namespace relais::commands

// What this room does with personal data, for the register and the nightly wipe.
#pragma once

#include "platform/privacy/processing.hpp"

namespace relais::experiences {

std::vector<privacy::Processing> processings();

}  // namespace relais::experiences

// What the directory does with personal data, as the register tells it.
#pragma once

#include "platform/privacy/processing.hpp"

namespace relais::network {

// error_reports.
std::vector<privacy::Processing> processings();

}  // namespace relais::network

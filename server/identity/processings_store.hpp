// What identity does with personal data, as the register tells it.
#pragma once

#include "platform/privacy/processing.hpp"

namespace relais::identity {

// accounts, sign_ins, journal, rights_requests.
std::vector<privacy::Processing> processings();

}  // namespace relais::identity

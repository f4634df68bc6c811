// What visits hand in to be counted: the columns of their roll-up, the breakdowns and the indicators of domain.md 5.3.
#pragma once

#include "indicators/indicators.hpp"

namespace relais::visits {

indicators::Feed figures();

}  // namespace relais::visits

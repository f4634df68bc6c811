// What capabilities that hand in figures may include.
#pragma once

#include "indicators/feed.hpp"
#include "indicators/tally.hpp"

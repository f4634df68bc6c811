// What other capabilities may use of this one.
#pragma once

#include "follow_ups/code.hpp"
#include "follow_ups/follow_up_routes.hpp"
#include "follow_ups/follow_up_store.hpp"

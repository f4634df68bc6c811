// What other capabilities may use of this one.
#pragma once

#include "actions/action_routes.hpp"
#include "actions/ports.hpp"

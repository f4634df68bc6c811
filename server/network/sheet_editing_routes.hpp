// Sheets in the hands of the bodies that decide: their texts, and the word that they are right.
#pragma once

#include "network/counter_editing_routes.hpp"

namespace relais::network {

void add_sheet_editing_routes(http::Routes& routes, Editing const& editing);

}  // namespace relais::network

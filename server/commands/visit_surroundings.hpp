// What visits are checked against, out of the published directory.
#pragma once

#include "network/directory.hpp"
#include "visits/check_visit.hpp"

namespace relais::commands {

visits::SurroundingsNow visit_surroundings(network::DirectoryNow directory);

// The rules that ship, compiled. Throws where they cannot be read: a test keeps them readable.
language::PersonalDataRules personal_data_rules();

}  // namespace relais::commands

// Generated visits for a demonstration: a department's year, or a country's.
#pragma once

#include <string>

#include "platform/db/database.hpp"
#include "platform/result/result.hpp"

namespace relais::commands {

// `scale`: "none", "department" (the Ardennes), "nation", or a number of times the nation ("0.1"). Nothing where there
// are visits already. Refused where it is none of these.
Result<void> add_demo_visits(db::Database& database, std::string const& scale, Instant now);

}  // namespace relais::commands

// Generated stories for a demonstration, with answers, irritants, actions and practices: two years in and around the
// Ardennes. All of it is marked as generated.
#pragma once

#include <string>

#include "platform/db/database.hpp"
#include "platform/result/result.hpp"

namespace relais::commands {

// `scale`: "none" or "department". Nothing where there are stories already, but those that an interrupted filling left:
// it goes on. Refused where it is neither (config.invalid). The same day gives the same.
Result<void> add_demo_stories(db::Database& database, std::string const& scale, Instant now);

}  // namespace relais::commands

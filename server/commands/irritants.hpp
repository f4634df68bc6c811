// Irritants are found anew every night, and when whoever keeps the machine asks for it.
#pragma once

#include "commands/commands.hpp"
#include "experiences/find_irritants_store.hpp"
#include "platform/jobs/worker.hpp"

namespace relais::commands {

std::vector<NetworkId> networks_in(db::Database& database);

inline constexpr auto kIrritantsJob = "irritants";

// In the night of that day, unless it is planned.
void plan_irritants(db::Transaction& tx, Instant when);

// All must outlive the handler.
jobs::Handler irritants_job(db::Database& database, language::StoryConceptFile const& concepts, Clock const& clock);

}  // namespace relais::commands

// Finds the irritants of a network anew, out of the stories of the last two years.
#pragma once

#include "engine/language/story_groups.hpp"
#include "experiences/service.hpp"
#include "platform/clock/clock.hpp"
#include "platform/db/database.hpp"

namespace relais::experiences {

struct FoundIrritants {
  std::size_t stories = 0;  // that were looked at
  std::size_t found = 0;
  std::size_t fresh = 0;  // of them, those that nobody had found before
};

// The same stories give the same groups. A group that goes on from one before keeps its name and what people said of
// it; one that nobody has said anything of, and that is found no more, is gone; of one that is kept, what ties it is
// what the stories that stand still say. Reads first, groups outside of any transaction (seconds for 100,000 stories:
// bench/irritants_bench.cpp), and writes at once. `services`: that ship; their names say nothing of what happened.
FoundIrritants find_irritants(db::Database& database, language::StoryConceptFile const& concepts,
                              ServiceTree const& services, NetworkId const& network, Instant now);

}  // namespace relais::experiences

// Published stories, their structures and answers, counted. Reads every row: what is made of it is kept
// (experience_figures_routes.hpp).
#pragma once

#include "access/access.hpp"
#include "experiences/experience_figures_tally.hpp"
#include "platform/db/session.hpp"

namespace relais::experiences {

std::vector<NetworkId> networks_told_of(db::Snapshot const& snapshot, Scope const& scope);

StoryTallies count_stories(db::Snapshot const& snapshot, Scope const& scope, NetworkId const& network, Date as_of);

}  // namespace relais::experiences

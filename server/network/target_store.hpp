// Targets: rows in, types out, as far as the asking person reaches.
#pragma once

#include "network/growth_target.hpp"
#include "platform/db/session.hpp"
#include "platform/result/result.hpp"

namespace relais::network {

// Those that one may set and end, in the order of days.
std::vector<GrowthTarget> targets_within(db::Snapshot const& snapshot, Scope const& scope);

// Saves a new one, and tells that the directory has changed. Refused: network.territory_unknown (beyond reach, or no
// department), network.target_out_of_time.
Result<void> save_target(db::Transaction& tx, Scope const& scope, GrowthTarget const& target);

// Refused: network.target_unknown.
Result<void> remove_target(db::Transaction& tx, Scope const& scope, std::string const& id);

}  // namespace relais::network

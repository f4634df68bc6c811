// What lies within what, kept closed in one table: what a role reaches is then one join (the view `reach`).
#pragma once

#include "identity/organisation.hpp"
#include "platform/db/session.hpp"

namespace relais::identity {

// Makes the table say what the directory and the organisations of a network say. Writes the difference only: a second
// call changes nothing. Gives the number of rows changed. Some tens of milliseconds for 3,000 counters.
std::int64_t refresh_extents(db::Transaction& transaction, NetworkId const& network);

// True where the thing itself exists: a territory, organisation, counter, family or the network.
bool extent_exists(db::Snapshot const& snapshot, NetworkId const& network, ScopeKind kind, std::string const& code);

}  // namespace relais::identity

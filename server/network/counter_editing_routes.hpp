// Counters in the hands of their own people: hours, closures, team, offer, with a look at the public page before, and
// every saving kept.
#pragma once

#include "network/edition_models.hpp"
#include "network/import_rules.hpp"
#include "network/public_pages.hpp"
#include "platform/db/database.hpp"

namespace relais::network {

// What editing needs. All outlive the routes; the contract alone is made without any of it.
struct Editing {
  db::Database* database = nullptr;
  Clock const* clock = nullptr;
  DirectoryNow directory;
  ImportRules const* rules = nullptr;
  PublicPages const* site = nullptr;
  // Counters were opened or brought in: what lies within what is made anew, in the same transaction.
  std::function<void(db::Transaction&, NetworkId const&)> counters_changed;
};

void add_counter_editing_routes(http::Routes& routes, Editing const& editing);

}  // namespace relais::network

// The house of identity as this program runs it: its letters are jobs, sealed in the database until they are sent.
#pragma once

#include "identity/identity.hpp"
#include "platform/config/settings.hpp"
#include "platform/jobs/worker.hpp"

namespace relais::commands {

// The address of the site in links that leave it.
std::string public_url_of(config::Settings const& settings);

identity::House house_of(config::Settings const& settings, db::Database& database, Clock const& clock,
                         identity::Vault const& vault, i18n::Texts const& texts);

// Sends the letters that the house has put into the post, and keeps it. The house outlives the handlers.
std::map<std::string, jobs::Handler> house_jobs(config::Settings const& settings, identity::House const& house);

// Has the house kept in the night of that day; asked twice, once.
void plan_housekeeping(db::Transaction& tx, Instant when);

}  // namespace relais::commands

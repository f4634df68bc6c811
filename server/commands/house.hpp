// The house of identity as this program runs it: its letters are jobs, sealed in the database until they are sent.
#pragma once

#include "identity/identity.hpp"
#include "platform/config/settings.hpp"
#include "platform/jobs/worker.hpp"

namespace relais::commands {

identity::House house_of(config::Settings const& settings, db::Database& database, Clock const& clock,
                         identity::Vault const& vault, i18n::Texts const& texts);

// Sends the letters that the house has put into the post.
std::map<std::string, jobs::Handler> letter_handlers(config::Settings const& settings, Clock const& clock,
                                                     identity::Vault const& vault);

}  // namespace relais::commands

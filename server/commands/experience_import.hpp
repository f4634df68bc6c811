// `relais import experiences`: stories out of a list in the form of the public export of "Services Publics +".
#pragma once

#include "commands/commands.hpp"
#include "platform/db/database.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::commands {

// Prints what was done and what was not understood, line by line. 1 where lines are broken: nothing is kept then.
int import_experiences(db::Database& database, Import const& what, std::string bytes, i18n::Texts const& texts);

}  // namespace relais::commands

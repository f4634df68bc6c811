// What `relais import` brings for access: roads, where people live, and a nation that does not exist.
#pragma once

#include "commands/commands.hpp"
#include "engine/roads/synthetic.hpp"
#include "platform/db/database.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::commands {

// Extracts of OpenStreetMap into the file of roads of this machine.
int import_roads(config::Settings const& settings, Import const& what);

// A grid of people in the place of the one that the network had: all of its lines or none.
int import_people(db::Database& database, Import const& what, std::string_view bytes, i18n::Texts const& texts);

// Communes and counters of a made-up nation into an empty database, its roads into their file: for speed and method
// only, and named so wherever they are shown. Refused where the database has counters: command.not_empty.
Result<void> make_up_nation(config::Settings const& settings, db::Database& database, std::string const& size);

}  // namespace relais::commands

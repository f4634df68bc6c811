// A territory pack from outside into the directory.
#pragma once

#include "access/access.hpp"
#include "network/import_report.hpp"
#include "platform/db/database.hpp"

namespace relais::network {

struct PackImport {
  NetworkId network = {};  // the pack must be of this one
  bool strict = false;
  bool dry_run = false;
};

// Everything or nothing, and repeatable: a pack replaces the one of the same identifier and leaves all others alone.
// Problems: those of read_pack, network.unknown, network.pack_of_another_network.
Result<ImportReport> import_pack(db::Database& database, Scope const& scope, std::string_view bytes,
                                 PackImport const& import);

}  // namespace relais::network

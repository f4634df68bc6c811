// Marks of zones from a list: columns code, zone ("rural", "border"), is_in, and reason where it has one.
#pragma once

#include "access/access.hpp"
#include "network/import_report.hpp"
#include "network/import_rules.hpp"
#include "platform/db/database.hpp"

namespace relais::network {

struct ZoneImport {
  NetworkId network = {};
  std::string source = {};
  Date marked_on = {};
  bool strict = true;    // a list of marks is brought whole or not at all
  bool dry_run = false;  // report, and change nothing
};

// Everything or nothing, repeatable: a mark that stands as the list has it keeps its day. A list says nothing of the
// communes it does not name; a former code marks today's commune. The last row of a commune and zone counts.
//
// Problems: tables.*, network.unknown, network.columns_missing, network.list_has_warnings (names line and column).
Result<ImportReport> import_zones(db::Database& database, Scope const& scope, ImportRules const& rules,
                                  std::string_view bytes, ZoneImport const& import);

}  // namespace relais::network

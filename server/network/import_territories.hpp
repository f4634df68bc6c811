// Lists of territories from outside into the directory: communes, departments, regions, inter-communal bodies, former
// codes, Belgian municipalities and provinces. Which of them a file is, its columns tell.
#pragma once

#include "access/access.hpp"
#include "network/import_report.hpp"
#include "network/import_rules.hpp"
#include "platform/db/database.hpp"

namespace relais::network {

struct TerritoryImport {
  NetworkId network = {};
  std::string source = {};             // "INSEE, Code officiel géographique 2026"
  std::string population_source = {};  // empty: as source
  bool strict = false;                 // refuse the file when anything in it cannot be read
  bool dry_run = false;                // report, and change nothing
};

// Everything or nothing, as import_counters; the report counts rows of every table (a commune, its postcodes, what it
// lies in, former codes). Files may come in any order: departments, regions and inter-communal bodies that a list of
// communes names are made from it where they are not known; a list adds what earlier ones did not say and takes nothing
// away from the communes it does not name. What a row refers to must be known or in the file, else it is left out and
// reported (network.territory_unknown): importing again after the missing list completes it. A territory lies only in
// one of a higher kind (district, commune, inter-communal body, department or province, region), and an inter-communal
// body in none: any other containment is left out and reported (network.territory_not_above).
//
// Problems: tables.*, network.unknown, network.columns_missing, network.list_has_warnings (strict).
// Cost: about a second for 35,000 communes on SQLite.
Result<ImportReport> import_territories(db::Database& database, Scope const& scope, ImportRules const& rules,
                                        std::string_view bytes, TerritoryImport const& import);

}  // namespace relais::network

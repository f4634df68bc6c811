// School holidays from outside into the directory: France's official calendar, or a plain list zone, start, end, name.
#pragma once

#include "access/access.hpp"
#include "network/import_report.hpp"
#include "network/import_rules.hpp"
#include "platform/db/database.hpp"

namespace relais::network {

struct SchoolHolidayImport {
  NetworkId network = {};
  std::string source = {};
  bool strict = false;   // refuse the file when anything in it cannot be read
  bool dry_run = false;  // report, and change nothing
};

// A row gives a stretch of days: from its start until the day on which school begins again, which is no holiday. Zones
// are those of engine/hours/school_zone.hpp ("A", "Zone A", "Corse", "Guadeloupe", "Communauté française", ...); rows
// of other zones and rows that are for teachers alone are left out, the first with a warning. A date with a time is the
// local midnight nearest to it ("2024-10-18T22:00:00+00:00" is the 19th in France).
//
// Everything or nothing, repeatable; problems as import_territories.
Result<ImportReport> import_school_holidays(db::Database& database, Scope const& scope, ImportRules const& rules,
                                            std::string_view bytes, SchoolHolidayImport const& import);

}  // namespace relais::network

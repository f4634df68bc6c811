// Brings read visits into their tables: all of them or none.
#pragma once

#include <functional>

#include "platform/db/database.hpp"
#include "visits/import_visits.hpp"
#include "visits/visit_rows.hpp"

namespace relais::visits {

// `counter`: of lines that name none; must be within reach, as those that are named. `dry_run`: all is tried and
// undone, as where lines were refused. `kept`: in the same transaction, once all is in.
Result<VisitImport> bring_visits(db::Database& database, Scope const& scope, ReadVisits const& read,
                                 std::string const& counter, Recorder const& by, bool dry_run,
                                 std::function<void(db::Transaction&, VisitImport const&)> const& kept);

}  // namespace relais::visits

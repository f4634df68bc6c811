// A list of counters from outside into the directory.
#pragma once

#include <functional>

#include "access/access.hpp"
#include "network/import_report.hpp"
#include "network/import_rules.hpp"
#include "platform/db/database.hpp"

namespace relais::network {

struct CounterImport {
  NetworkId network = {};
  std::string list = "fs";               // with a row's identifier it makes the counter's: "fs-1729"
  std::string source = {};               // producer and list, shown to readers
  std::optional<Date> source_date = {};  // else the date in the file's name
  bool strict = false;                   // refuse the file when anything in it cannot be read
  bool complete = false;                 // counters of this list that are missing in the file are closed on its date
  bool dry_run = false;                  // report, and change nothing
  std::optional<std::string> stops_of = {};  // the rows are the stops, in order, of the tour of this name
  std::optional<Date> latest = {};           // a list of a later day is refused
  std::function<void(db::Transaction&)> after_change = {};  // in the same transaction, where something was changed
};

// Everything or nothing: one transaction, in which the event network.directory_changed is written if something changed.
// Run again it changes nothing; a changed row changes its own counter only. A list speaks of its own columns: what it
// has no column for stays as it is. A list older than what stands fills gaps only. What a person brings changes the
// counters within their reach alone, and opens counters in their territories alone: other rows are refused.
//
// Problems: tables.* (not a list), network.unknown (no such network, or not in scope), network.columns_missing,
// network.source_date_missing, network.list_has_warnings (strict; the detail names the first ones).
// Cost: about a tenth of a second for 3,000 rows, and as much for the communes they are matched with.
Result<ImportReport> import_counters(db::Database& database, Scope const& scope, ImportRules const& rules,
                                     std::string_view bytes, std::string_view file_name, CounterImport const& import);

// The first twenty warnings, a line each: "line 12, column telephone: network.telephone_unreadable: 04 74".
std::string warnings_text(std::vector<ImportWarning> const& warnings);

// What a file is refused for when it is to be read strictly.
Problem strict_problem(ImportReport const& report);

// What to say where no network is called so; the detail names those that are.
Problem unknown_network(db::Snapshot const& snapshot, NetworkId const& network);

// Oddities of the table itself, as warnings.
void report_flaws(tables::Table const& table, ImportReport& report);

}  // namespace relais::network

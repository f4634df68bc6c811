// The end of every import of a list: what stands against what the list says, in one transaction.
#pragma once

#include "access/access.hpp"
#include "network/directory_store.hpp"
#include "network/import_changes.hpp"
#include "network/import_counters.hpp"
#include "platform/db/database.hpp"

namespace relais::network {

// `List` has a network, strict and dry_run. `save` takes (DirectoryRows const& standing, ImportStore* store,
// ImportReport&) and gives the Changes; a null store only counts.
template <class List, class Save>
Result<ImportReport> import_list(db::Database& database, Scope const& scope, List const& list, ImportReport const& read,
                                 std::string_view what, Save const& save) {
  return database.write([&](db::Transaction& transaction) -> Result<ImportReport> {
    auto store = ImportStore::open(transaction, scope, list.network);
    if (!store) {
      return store.problem();
    }
    auto const standing = DirectoryStore{transaction, scope}.load();
    if (standing.networks.empty()) {
      return unknown_network(transaction, list.network);
    }
    auto report = read;
    auto const changes = save(standing, list.dry_run ? nullptr : &*store, report);
    report.created = changes.created;
    report.changed = changes.changed + changes.removed;
    report.unchanged = changes.unchanged;
    if (list.strict && !report.warnings.empty()) {
      return strict_problem(report);
    }
    if (changes.any() && !list.dry_run) {
      store->announce_change(what);
    }
    return report;
  });
}

}  // namespace relais::network

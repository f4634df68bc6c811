#include "visits/import_store.hpp"

#include <algorithm>
#include <set>

#include "visits/visit_store.hpp"

namespace relais::visits {

Result<VisitImport> bring_visits(db::Database& database, Scope const& scope, ReadVisits const& read,
                                 std::string const& counter, Recorder const& by, bool dry_run,
                                 std::function<void(db::Transaction&, VisitImport const&)> const& kept) {
  auto const undo = Problem{Fault::kConflict, "visits.review_only"};
  auto report = read.report;
  auto refused = std::optional<Problem>{};
  std::set<std::string> counters{counter};
  for (auto const& visit : read.visits) {
    counters.insert(visit.visit.counter);
  }
  auto const done = database.write([&](db::Transaction& tx) -> Result<void> {
    report = read.report;
    refused.reset();
    auto store = VisitStore{tx, scope};
    if (!std::ranges::all_of(counters, [&](auto const& one) { return store.reaches(one); })) {
      refused = invalid("/counter", "visits.counter_unknown");
      return undo;
    }
    if (!store.claim_kind(by.is_generated)) {
      refused = Problem{Fault::kConflict, "visits.network_is_generated"};
      return undo;
    }
    ChangedMonths changed;
    for (auto const& visit : read.visits) {
      report.known += store.record(visit, by) != RecordOutcome::kRecorded;
      changed[visit.visit.counter].insert(indicators::month_of(visit.day));
    }
    if (dry_run || report.refused_lines > 0) {
      return undo;
    }
    store.tell(changed);
    kept(tx, report);
    return {};
  });
  if (refused) {
    return *refused;
  }
  report.is_done = static_cast<bool>(done);
  return report;
}

}  // namespace relais::visits

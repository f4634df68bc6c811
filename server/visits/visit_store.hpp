// Visits and their acts: rows in, types out. Raw visits never leave their counter: every function takes how far the
// asking person reaches, and nobody above the counter carries the right.
#pragma once

#include <map>
#include <set>

#include "indicators/indicators.hpp"
#include "platform/db/session.hpp"
#include "visits/visit_models.hpp"
#include "visits/visit_rows.hpp"

namespace relais::visits {

// Of a correction.
struct Why {
  std::string reason;
  bool forgets_residence = false;
};

// With indicators::Changed as payload.
inline constexpr std::string_view kRecordedEvent{"visits.recorded"};

// Months of counters whose visits are otherwise now.
using ChangedMonths = std::map<std::string, std::set<indicators::Month>>;

class VisitReader {
 public:
  VisitReader(db::Snapshot const& snapshot, Scope const& scope) : snapshot_(snapshot), scope_(scope) {}

  // Whether visits of this counter are within reach.
  bool reaches(std::string const& counter) const;
  std::vector<VisitItem> day(std::string const& counter, Date day) const;
  std::optional<Instant> closed_at(std::string const& counter, Date day) const;
  // Whether the network holds visits of this kind: generated ones and real ones never mix.
  bool holds(bool generated) const;

 protected:
  db::Snapshot const& snapshot_;
  Scope const& scope_;
};

class VisitStore : public VisitReader {
 public:
  VisitStore(db::Transaction& transaction, Scope const& scope)
      : VisitReader(transaction, scope), transaction_(transaction) {}

  // The network's visits are of this kind from now on. False where they are of the other.
  bool claim_kind(bool generated);
  // kRecorded, kKnown or kConflict.
  RecordOutcome record(KeptVisit const& kept, Recorder const& by);
  // Keeps what stood in a revision. False where no such visit is within reach.
  bool correct(KeptVisit const& kept, Why const& why, Recorder const& by);
  // It never took place. As `correct`; a correction brings it back.
  bool withdraw(std::string const& id, std::string const& reason, Recorder const& by);
  // Writes the event by which figures follow. correct() and withdraw() do it themselves.
  void tell(ChangedMonths const& changed);
  void close(std::string const& counter, Date day, Recorder const& by);

 private:
  // `counter`: where it must have been, where that is known.
  std::optional<VisitRow> keep_revision(std::string const& id, std::optional<std::string> const& counter,
                                        std::string const& reason, Recorder const& by);
  void save_acts(KeptVisit const& kept);
  db::Transaction& transaction_;
};

}  // namespace relais::visits

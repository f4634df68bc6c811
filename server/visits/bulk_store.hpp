// Many visits at once, for generated ones and lists of history: rows in bulk, a transaction of some thousand.
#pragma once

#include "platform/db/database.hpp"
#include "visits/visit_rows.hpp"

namespace relais::visits {

class BulkVisits {
 public:
  // Both outlive this.
  BulkVisits(db::Database& database, Recorder const& by) : database_(database), by_(by) {}

  // Kept until some thousand have come, then saved together; those whose id is known are passed over.
  void add(KeptVisit const& kept);
  // Saves what is left.
  void finish();
  std::int64_t visits() const { return visits_; }
  std::int64_t acts() const { return acts_; }

 private:
  db::Database& database_;
  Recorder by_;
  std::vector<VisitRow> visit_rows_;
  std::vector<ActRow> act_rows_;
  std::int64_t visits_ = 0;
  std::int64_t acts_ = 0;
};

}  // namespace relais::visits

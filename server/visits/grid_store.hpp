// The week's grid: rows in, types out.
#pragma once

#include "platform/db/session.hpp"
#include "platform/result/result.hpp"
#include "visits/week_grid.hpp"

namespace relais::visits {

class GridReader {
 public:
  GridReader(db::Snapshot const& snapshot, Scope const& scope) : snapshot_(snapshot), scope_(scope) {}

  // Cells, comment, signature and amendments of a week; empty where nothing was recorded, or beyond reach.
  WeekGrid grid(std::string const& counter, IsoWeek const& week) const;

 protected:
  db::Snapshot const& snapshot_;
  Scope const& scope_;
};

class GridStore : public GridReader {
 public:
  GridStore(db::Transaction& transaction, Scope const& scope) : GridReader(transaction, scope), tx_(transaction) {}

  // Each tally that changes once the week is signed or locked leaves an amendment with `typed.reason`.
  void type(WeekGrid const& standing, TypedGrid const& typed, AccountId const& by, Instant now);
  void sign(WeekGrid const& standing, AccountId const& by, Instant now);

 private:
  db::Transaction& tx_;
};

}  // namespace relais::visits

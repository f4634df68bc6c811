// Keeps roll-ups after the events of their feeds.
#pragma once

#include "indicators/geography.hpp"
#include "indicators/rollup_store.hpp"
#include "platform/db/outbox.hpp"

namespace relais::indicators {

class Keeper {
 public:
  // All outlive it.
  Keeper(db::Database& database, std::vector<Feed> const& feeds, GeographyNow geography)
      : database_(database), feeds_(feeds), geography_(std::move(geography)), reader_(database, "rollups") {}

  // Counts what has changed since. False where there was nothing to do, or the directory is being loaded.
  bool run_once();

 private:
  // Where nothing is kept of a network yet (after an upgrade) everything is counted.
  void fill_gaps(Geography const& geography);

  db::Database& database_;
  std::vector<Feed> const& feeds_;
  GeographyNow geography_;
  db::OutboxReader reader_;
  bool has_looked_ = false;
};

}  // namespace relais::indicators

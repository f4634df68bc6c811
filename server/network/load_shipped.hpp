// The reference data that ships with the product (data/README.md), into a database: by the same imports that anybody
// can run, so a second loading changes nothing.
#pragma once

#include "network/data_source.hpp"
#include "network/import_report.hpp"
#include "platform/db/database.hpp"

namespace relais::network {

struct LoadedFile {
  std::string name;  // under data/
  ImportReport report;
};

// Networks, partners and their successions, bundle memberships, procedures, official figures: one transaction.
Result<LoadedFile> load_reference(db::Database& database, DataSource const& data);

// The reference, the territories of both networks, then the counters, a transaction for each file. Some 150,000
// rows: about a second on SQLite, five on PostgreSQL.
Result<std::vector<LoadedFile>> load_shipped_directory(db::Database& database, DataSource const& data);

// A bus that does not exist, so that a demonstration has a tour to show: its name, its stops and its source say so.
Result<LoadedFile> load_generated_tour(db::Database& database, DataSource const& data);

// Functions of the network that nobody fills, likewise.
Result<void> load_generated_seats(db::Database& database, DataSource const& data);

}  // namespace relais::network

// The schema, built step by step: server/migrations/NNNN_name.sql, forward only, each in a transaction of its own, with
// its checksum kept in the table schema_migration.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/db/connection.hpp"
#include "platform/embedded/embedded.hpp"
#include "platform/result/result.hpp"

namespace relais::db {

struct Migration {
  std::int64_t number = 0;
  std::string name;
  std::string sql;
  std::optional<Dialect> only = {};
};

// Named NNNN_name.sql, or NNNN_name.sqlite.sql and NNNN_name.postgresql.sql where the two must differ.
std::vector<Migration> migrations_from(std::span<embedded::File const> files);

// Applies what is missing and returns how many; a server and a command may do so at once, one waits for the other.
// Problems: db.schema_newer, db.schema_altered, db.migration_failed (the schema is then as it was). Throws Fault.
Result<int> migrate(Connection& connection, std::span<Migration const> migrations, Instant now);

// The same judgement without changing anything; also db.schema_older.
Result<void> check_schema(Connection& connection, std::span<Migration const> migrations);

}  // namespace relais::db

// Whether the database is sound: pages, indexes and references.
#pragma once

#include "platform/db/database.hpp"

namespace relais::db {

// Problem db.damaged with the first finding in the detail. Reads the whole file on SQLite (some 100 MB/s); PostgreSQL
// checks its pages and references itself, so there it asks only whether every foreign key has been validated.
Result<void> verify(Database& database);

}  // namespace relais::db

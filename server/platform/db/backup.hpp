// A copy of the whole database in one file, taken while the server runs, and its way back.
//
// SQLite: the online backup, a database file of its own. PostgreSQL: pg_dump's custom format; pg_dump and pg_restore
// must be installed. A file is written beside its final name and renamed when it is complete and on disk.
#pragma once

#include <filesystem>
#include <string>

#include "platform/result/result.hpp"

namespace relais::db {

// One moment of the database, whatever is written meanwhile. Problems, each with a line of detail: db.url,
// db.file_exists, db.unreachable, db.backup_failed.
Result<void> backup(std::string const& url, std::filesystem::path const& file);

// Only into a database without tables, and not under a running server. Also db.file_missing, db.not_a_backup,
// db.not_empty, db.in_use, db.restore_failed.
Result<void> restore(std::string const& url, std::filesystem::path const& file);

}  // namespace relais::db

#include "platform/db/sqlite_backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include "platform/db/address.hpp"
#include "platform/db/session.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/db/sqlite_file.hpp"

namespace relais::db {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds kPatience{10};

Statement const kTables{"db.sqlite_tables", "select count(*) from sqlite_schema", Dialect::kSqlite};
Statement const kSchemaTable{"db.sqlite_schema_table",
                             "select count(*) from sqlite_schema where name = 'schema_migration'", Dialect::kSqlite};
Statement const kCheck{"db.sqlite_check", "pragma quick_check(1)", Dialect::kSqlite};

bool is_empty(SqliteConnection& connection) {
  return Snapshot{connection}.one<std::int64_t>(kTables) == 0;
}

void sync(fs::path const& path) {
  auto const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  auto const synced = file >= 0 && fsync(file) == 0;
  ::close(file);
  if (!synced) {
    throw Fault{FaultKind::kOther, "sync", path.string()};
  }
}

// In one step: a reader of the write-ahead log holds up no writer, and the copy is of one moment.
void copy_pages(SqliteConnection& from, SqliteConnection& to) {
  auto* const copy = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
  if (!copy) {
    throw sqlite_fault(to.handle(), "copy");
  }
  sqlite3_backup_step(copy, -1);
  if (sqlite3_backup_finish(copy) != SQLITE_OK) {
    throw sqlite_fault(to.handle(), "copy");
  }
  to.script("pragma journal_mode = delete");  // one file, complete without a log beside it
}

// What is left of a copy that failed goes with it: it would keep a full disk full.
class PartialFile {
 public:
  explicit PartialFile(fs::path path) : path_(std::move(path)) { remove(); }
  PartialFile(PartialFile const&) = delete;
  PartialFile& operator=(PartialFile const&) = delete;
  ~PartialFile() { remove(); }
  fs::path const& path() const { return path_; }

 private:
  void remove() const {
    std::error_code ignored;
    for (auto const* suffix : {"", "-wal", "-shm", "-journal"}) {
      fs::remove(fs::path{path_}.concat(suffix), ignored);
    }
  }
  fs::path path_;
};

// The copy appears under its name only when it is whole and on disk.
void copy_database(std::string const& from, fs::path const& to) {
  auto const part = PartialFile{fs::path{to}.concat(".part")};
  {
    SqliteConnection source{from, Access::kRead, kPatience};
    SqliteConnection target{part.path().string(), Access::kWrite, kPatience};
    copy_pages(source, target);
  }
  sync(part.path());
  fs::rename(part.path(), to);
  sync(fs::absolute(to).parent_path());
}

Result<void> require_sound_backup(fs::path const& file) {
  if (!fs::is_regular_file(file)) {
    return unavailable("db.file_missing", fmt::format("{} is not there: check its name", file.string()));
  }
  auto const damaged =
      unavailable("db.not_a_backup", fmt::format("{} is not a whole backup: take another", file.string()));
  try {
    SqliteConnection connection{file.string(), Access::kRead, kPatience};
    if (Snapshot{connection}.one<std::int64_t>(kSchemaTable) == 0 ||
        Snapshot{connection}.one<std::string>(kCheck) != "ok") {
      return damaged;
    }
    return {};
  } catch (Fault const&) {
    return damaged;
  }
}

Result<void> require_empty(std::string const& database) {
  if (fs::exists(database)) {
    SqliteConnection connection{database, Access::kRead, kPatience};
    if (!is_empty(connection)) {
      return unavailable("db.not_empty", fmt::format("{} holds tables: name a file that does not exist yet", database));
    }
  }
  for (auto const* suffix : {"-wal", "-shm"}) {
    fs::remove(database + suffix);  // left of an emptied or deleted database: they would spoil the restored one
  }
  return {};
}

}  // namespace

Result<void> backup_sqlite(std::string const& database, std::filesystem::path const& file) {
  if (!fs::exists(database)) {
    return unavailable("db.file_missing", fmt::format("{} is not there: name the database with --database", database));
  }
  try {
    copy_database(database, file);
    return {};
  } catch (Fault const& fault) {
    return explained_sqlite(file.string(), fault);
  } catch (fs::filesystem_error const& error) {
    return unavailable("db.backup_failed", fmt::format("{}: choose another place", error.what()));
  }
}

Result<void> restore_sqlite(std::string const& database, std::filesystem::path const& file) {
  auto const lock = ServerLock::take(database);
  if (!lock) {
    return lock.problem();
  }
  try {
    if (auto const sound = require_sound_backup(file); !sound) {
      return sound;
    }
    if (auto const empty = require_empty(database); !empty) {
      return empty;
    }
    copy_database(file.string(), database);
    return {};
  } catch (Fault const& fault) {
    return explained_sqlite(database, fault);
  } catch (fs::filesystem_error const& error) {
    return unavailable("db.restore_failed", fmt::format("{}: choose another place", error.what()));
  }
}

}  // namespace relais::db

#include "platform/db/migration.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <boost/describe/class.hpp>
#include <fmt/format.h>
#include <sodium.h>

#include "platform/db/address.hpp"
#include "platform/db/session.hpp"

namespace relais::db {
namespace {

struct AppliedMigration {
  std::int64_t number = 0;
  std::string name;
  std::string checksum;
};
BOOST_DESCRIBE_STRUCT(AppliedMigration, (), (number, name, checksum))

constexpr auto kCreateTable =
    "create table if not exists schema_migration ("
    "number bigint not null primary key, name text not null, checksum text not null, applied_at text not null)";

Statement const kApplied{"db.migrations_applied",
                         "select number, name, checksum from schema_migration order by number"};
Statement const kRecord{"db.migration_record", R"sql(
  insert into schema_migration (number, name, checksum, applied_at) values (:number, :name, :checksum, :applied_at))sql"};
// Held by the session and not by the transaction: a serialisable snapshot taken while waiting would be stale.
Statement const kLock{"db.migration_lock", "select cast(pg_advisory_lock(5270112) as text)", Dialect::kPostgresql};
Statement const kUnlock{"db.migration_unlock", "select pg_advisory_unlock(5270112)", Dialect::kPostgresql};

std::string checksum(std::string_view sql) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<unsigned char const*>(sql.data()), sql.size());
  return fmt::format("{:02x}", fmt::join(hash, ""));
}

std::string title(std::int64_t number, std::string_view name) {
  return fmt::format("{:04}_{}", number, name);
}

Problem newer(AppliedMigration const& applied) {
  return unavailable("db.schema_newer",
                     fmt::format("the database was made by a newer version (it has {}): install that version, or "
                                 "restore a backup made before it",
                                 title(applied.number, applied.name)));
}

Problem altered(std::string_view which, std::string_view how) {
  return unavailable(
      "db.schema_altered",
      fmt::format("migration {} {}: use the version that made this database, or restore a backup", which, how));
}

Result<void> judge(std::span<AppliedMigration const> applied, std::span<Migration const> known) {
  for (auto const& done : applied) {
    auto const found = std::ranges::find(known, done.number, &Migration::number);
    if (found == known.end()) {
      auto const is_newer = known.empty() || done.number > known.back().number;
      return is_newer ? newer(done) : altered(title(done.number, done.name), "is not known to this version");
    }
    if (checksum(found->sql) != done.checksum) {
      return altered(title(done.number, done.name), "was changed after it had been applied");
    }
  }
  auto const missing = std::ranges::find_if(known, [&](auto const& migration) {
    return std::ranges::find(applied, migration.number, &AppliedMigration::number) == applied.end();
  });
  if (missing != known.end() && !applied.empty() && missing->number < applied.back().number) {
    return altered(title(missing->number, missing->name), "was added before others that had been applied");
  }
  return {};
}

std::vector<Migration> for_dialect(std::span<Migration const> migrations, Dialect dialect) {
  std::vector<Migration> own;
  std::ranges::copy_if(migrations, std::back_inserter(own),
                       [&](auto const& migration) { return !migration.only || *migration.only == dialect; });
  std::ranges::sort(own, {}, &Migration::number);
  return own;
}

class MigrationLock {
 public:
  explicit MigrationLock(Connection& connection) : connection_(connection) {
    if (connection_.dialect() == Dialect::kPostgresql) {
      connection_.run(kLock, {});
    }
  }
  MigrationLock(MigrationLock const&) = delete;
  MigrationLock& operator=(MigrationLock const&) = delete;
  ~MigrationLock() {
    if (connection_.dialect() == Dialect::kPostgresql) {
      try {
        connection_.run(kUnlock, {});
      } catch (Fault const&) {
        // The connection is gone, and the lock with it.
      }
    }
  }

 private:
  Connection& connection_;
};

class OpenTransaction {
 public:
  explicit OpenTransaction(Connection& connection) : connection_(connection) { connection_.begin(Access::kWrite); }
  OpenTransaction(OpenTransaction const&) = delete;
  OpenTransaction& operator=(OpenTransaction const&) = delete;
  ~OpenTransaction() { connection_.rollback(); }  // nothing after commit

 private:
  Connection& connection_;
};

void apply(Connection& connection, Migration const& migration, Instant now) {
  connection.script(migration.sql);
  Transaction{connection}.run(kRecord, arg("number", migration.number), arg("name", migration.name),
                              arg("checksum", checksum(migration.sql)), arg("applied_at", now));
  connection.commit();
}

// True when one was applied. Everything is judged again each time: another process may be migrating too.
Result<bool> apply_next(Connection& connection, std::span<Migration const> known, Instant now) {
  OpenTransaction const transaction{connection};
  connection.script(kCreateTable);
  auto const applied = Snapshot{connection}.all<AppliedMigration>(kApplied);
  if (auto const judged = judge(applied, known); !judged) {
    return judged.problem();
  }
  if (applied.size() == known.size()) {
    return false;
  }
  auto const& next = known[applied.size()];
  try {
    apply(connection, next, now);
    return true;
  } catch (Fault const& fault) {
    if (fault.kind() == FaultKind::kLost || fault.kind() == FaultKind::kFull) {
      throw;
    }
    return unavailable("db.migration_failed", fmt::format("migration {} failed and left the schema as it was: {}",
                                                          title(next.number, next.name), fault.what()));
  }
}

}  // namespace

std::vector<Migration> migrations_from(std::span<embedded::File const> files) {
  std::vector<Migration> migrations;
  for (auto const& file : files) {
    auto const name = file.path.substr(file.path.rfind('/') + 1);
    Migration migration{.name = std::string{name}, .sql = std::string{file.bytes}};
    auto const digits = std::from_chars(name.data(), name.data() + name.size(), migration.number);
    migration.name.erase(0, static_cast<std::size_t>(digits.ptr - name.data()) + 1);
    migration.name.erase(migration.name.find('.'));
    if (name.ends_with(".sqlite.sql")) {
      migration.only = Dialect::kSqlite;
    } else if (name.ends_with(".postgresql.sql")) {
      migration.only = Dialect::kPostgresql;
    }
    migrations.push_back(std::move(migration));
  }
  return migrations;
}

Result<int> migrate(Connection& connection, std::span<Migration const> migrations, Instant now) {
  auto const known = for_dialect(migrations, connection.dialect());
  MigrationLock const lock{connection};
  for (int count = 0;; ++count) {
    auto const applied = apply_next(connection, known, now);
    if (!applied) {
      return applied.problem();
    }
    if (!*applied) {
      return count;
    }
  }
}

Result<void> check_schema(Connection& connection, std::span<Migration const> migrations) {
  auto const known = for_dialect(migrations, connection.dialect());
  OpenTransaction const transaction{connection};
  connection.script(kCreateTable);
  auto const applied = Snapshot{connection}.all<AppliedMigration>(kApplied);
  if (auto judged = judge(applied, known); !judged || applied.size() == known.size()) {
    return judged;
  }
  return unavailable("db.schema_older", "the database lacks migrations of this version: run relais migrate");
}

}  // namespace relais::db

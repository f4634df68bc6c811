#include "platform/db/backup.hpp"

#include <fmt/format.h>

#include "platform/db/address.hpp"
#include "platform/db/postgres_backup.hpp"
#include "platform/db/sqlite_backup.hpp"

namespace relais::db {

Result<void> backup(std::string const& url, std::filesystem::path const& file) {
  auto const address = read_address(url);
  if (!address) {
    return address.problem();
  }
  if (std::filesystem::exists(file)) {
    return unavailable("db.file_exists", fmt::format("{} exists: name another file", file.string()));
  }
  return address->dialect == Dialect::kSqlite ? backup_sqlite(address->place, file)
                                              : backup_postgresql(address->place, file);
}

Result<void> restore(std::string const& url, std::filesystem::path const& file) {
  auto const address = read_address(url);
  if (!address) {
    return address.problem();
  }
  return address->dialect == Dialect::kSqlite ? restore_sqlite(address->place, file)
                                              : restore_postgresql(address->place, file);
}

}  // namespace relais::db

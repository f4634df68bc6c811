#include "platform/db/sqlite_file.hpp"

#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "platform/db/address.hpp"

namespace relais::db {
namespace {

namespace fs = std::filesystem;

std::string folder_of(std::string const& path) {
  return fs::absolute(path).parent_path().string();
}

Problem read_only(std::string const& path) {
  return unavailable("db.read_only",
                     fmt::format("{} or its folder cannot be written: let this user write both, or name "
                                 "another file with --database",
                                 path));
}

bool can_be_written(std::string const& path) {
  auto const effective = [](std::string const& name) {
    return faccessat(AT_FDCWD, name.c_str(), W_OK, AT_EACCESS) == 0;
  };
  return effective(folder_of(path)) && (!fs::exists(path) || effective(path));
}

}  // namespace

Problem explained_sqlite(std::string const& path, Fault const& fault) {
  switch (fault.kind()) {
    case FaultKind::kReadOnly:
      return read_only(path);
    case FaultKind::kFull:
      return unavailable("db.full", fmt::format("no space is left for {}: free some and start again", path));
    case FaultKind::kCorrupt:
      return unavailable(
          "db.not_a_database",
          fmt::format("{} is not a database, or is damaged: name another file, or restore a backup", path));
    case FaultKind::kBusy:
      return unavailable("db.busy", fmt::format("another process holds {}: wait until it has finished", path));
    default:
      // Of a file that it could not open SQLite does not say why.
      return can_be_written(path)
                 ? unavailable("db.unreachable",
                               fmt::format("{} cannot be opened ({}): check the disk", path, fault.what()))
                 : read_only(path);
  }
}

Result<void> require_folder(std::string const& path) {
  auto const folder = folder_of(path);
  if (!fs::is_directory(folder)) {
    return unavailable("db.folder_missing", fmt::format("the folder {} does not exist: create it", folder));
  }
  return {};
}

Result<ServerLock> ServerLock::take(std::string const& path) {
  ServerLock lock{::open((path + ".lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)};
  if (lock.file_ < 0) {
    return read_only(path);
  }
  if (flock(lock.file_, LOCK_EX | LOCK_NB) != 0) {
    return unavailable("db.in_use",
                       fmt::format("another server uses {}: stop it, or name another file with --database", path));
  }
  return lock;
}

ServerLock::~ServerLock() {
  if (file_ >= 0) {
    ::close(file_);
  }
}

}  // namespace relais::db

// What can be the matter with a SQLite file before and while it is opened.
#pragma once

#include <string>
#include <utility>

#include "platform/db/fault.hpp"
#include "platform/result/result.hpp"

namespace relais::db {

// The fault as one line for the operator: db.read_only, db.full, db.not_a_database, db.busy, db.unreachable.
Problem explained_sqlite(std::string const& path, Fault const& fault);

// Problem db.folder_missing.
Result<void> require_folder(std::string const& path);

// <file>.lock, held for the life of a server, so that two never serve one file without knowing of each other. The
// system frees it when the process dies. Commands beside a server do not take it.
class ServerLock {
 public:
  static Result<ServerLock> take(std::string const& path);  // db.in_use, db.read_only

  ServerLock() = default;
  ServerLock(ServerLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  ServerLock& operator=(ServerLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~ServerLock();

 private:
  explicit ServerLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace relais::db

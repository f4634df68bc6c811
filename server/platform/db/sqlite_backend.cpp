#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "platform/db/backend.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/sqlite_watch.hpp"
#include "platform/db/sqlite_writer.hpp"
#include "platform/db/workers.hpp"

namespace relais::db {
namespace {

namespace fs = std::filesystem;

Problem refusal(std::string code, std::string detail) {
  return {.fault = relais::Fault::kUnavailable, .code = std::move(code), .detail = std::move(detail)};
}

Problem read_only(std::string const& path) {
  return refusal("db.read_only", fmt::format("{} or its folder cannot be written: give this user the right to write "
                                             "both, or name another file with --database",
                                             path));
}

Problem explained(std::string const& path, Fault const& fault) {
  switch (fault.kind()) {
    case FaultKind::kReadOnly:
      return read_only(path);
    case FaultKind::kFull:
      return refusal("db.full", fmt::format("no space is left for {}: free some and start again", path));
    case FaultKind::kCorrupt:
      return refusal("db.not_a_database",
                     fmt::format("{} is not a database, or is damaged: name another file, or restore a backup", path));
    case FaultKind::kBusy:
      return refusal("db.busy", fmt::format("another process holds {}: wait until it has finished", path));
    default:
      // SQLite cannot say why it could not open a file.
      if (access(fs::path{path}.parent_path().c_str(), W_OK) != 0 ||
          (fs::exists(path) && access(path.c_str(), W_OK) != 0)) {
        return read_only(path);
      }
      return refusal("db.unreachable", fmt::format("{} cannot be opened ({})", path, fault.what()));
  }
}

// Held for the life of a server, so that two never write in turns to one file without knowing of each other. The system
// frees it when the process dies.
class ServerLock {
 public:
  static Result<ServerLock> take(std::string const& path) {
    auto const name = path + ".lock";
    ServerLock lock{::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)};
    if (lock.file_ < 0) {
      return read_only(path);
    }
    if (flock(lock.file_, LOCK_EX | LOCK_NB) != 0) {
      return refusal("db.in_use",
                     fmt::format("another server uses {}: stop it, or name another file with --database", path));
    }
    return lock;
  }
  ServerLock() = default;
  ServerLock(ServerLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}
  ServerLock& operator=(ServerLock&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
  }
  ~ServerLock() {
    if (file_ >= 0) {
      ::close(file_);
    }
  }

 private:
  explicit ServerLock(int file) : file_(file) {}
  int file_ = -1;
};

class SqliteBackend : public Backend {
 public:
  SqliteBackend(std::string path, std::unique_ptr<SqliteConnection> writer, ServerLock lock, Options const& options)
      : path_(std::move(path)),
        patience_(options.patience),
        lock_(std::move(lock)),
        readers_(options.readers, [this] { return connect(Access::kRead); }),
        read_workers_(options.readers),
        writer_(std::move(writer), options.clock, [this] { watch_.announce(); }) {}

  Dialect dialect() const override { return Dialect::kSqlite; }

  std::unique_ptr<Connection> connect(Access access) override {
    return std::make_unique<SqliteConnection>(path_, access, patience_);
  }

  void read(Work& work) override {
    auto lease = readers_.lease();
    run_read(lease.connection(), readers_.connect(), work);
  }

  void read_later(WorkPointer work) override {
    read_workers_.submit([this, work = std::move(work)] {
      read(*work);
      settle({work});
    });
  }

  void write(WorkPointer work) override { writer_.submit(std::move(work)); }
  void write_later(WorkPointer work) override { writer_.submit(std::move(work)); }

  void on_events(std::function<void()> callback) override {
    watch_.start(std::move(callback), std::make_unique<SqliteConnection>(path_, Access::kRead, patience_));
  }

 private:
  std::string path_;
  std::chrono::milliseconds patience_;
  ServerLock lock_;
  SqliteWatch watch_;
  Pool readers_;
  Workers read_workers_;
  SqliteWriter writer_;
};

}  // namespace

Result<std::unique_ptr<Backend>> open_sqlite(std::string const& path, Options const& options) {
  if (auto const folder = fs::absolute(path).parent_path(); !fs::is_directory(folder)) {
    return refusal("db.folder_missing", fmt::format("the folder {} does not exist: create it", folder.string()));
  }
  auto lock = options.serving ? ServerLock::take(path) : ServerLock{};
  if (!lock) {
    return lock.problem();
  }
  try {
    auto connection = std::make_unique<SqliteConnection>(path, Access::kWrite, options.patience);
    if (auto const settled = settle_schema(*connection, options); !settled) {
      return settled.problem();
    }
    return {std::make_unique<SqliteBackend>(path, std::move(connection), *std::move(lock), options)};
  } catch (Fault const& fault) {
    return explained(path, fault);
  }
}

}  // namespace relais::db

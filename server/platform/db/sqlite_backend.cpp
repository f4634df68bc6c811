#include <filesystem>
#include <tuple>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include "platform/db/backend.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/sqlite_file.hpp"
#include "platform/db/sqlite_watch.hpp"
#include "platform/db/sqlite_writer.hpp"
#include "platform/threads/work_pool.hpp"

namespace relais::db {
namespace {

class SqliteBackend : public Backend {
 public:
  SqliteBackend(std::string path, std::unique_ptr<SqliteConnection> writer, ServerLock lock, Options const& options)
      : path_(std::move(path)),
        patience_(options.patience),
        lock_(std::move(lock)),
        readers_(options.readers, [this] { return connect(Access::kRead); }),
        read_pool_(static_cast<unsigned>(options.readers)),
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
    std::ignore = read_pool_.submit([this, work = std::move(work)] {
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
  WorkPool read_pool_;  // unbounded: submit takes all
  SqliteWriter writer_;
};

}  // namespace

Result<std::unique_ptr<Backend>> open_sqlite(std::string const& path, Options const& options) {
  if (auto const folder = require_folder(path); !folder) {
    return folder.problem();
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
    return explained_sqlite(path, fault);
  }
}

}  // namespace relais::db

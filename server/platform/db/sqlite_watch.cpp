#include "platform/db/sqlite_watch.hpp"

#include <chrono>

#include "platform/db/session.hpp"

namespace relais::db {
namespace {

// Changes when another connection has committed.
Statement const kDataVersion{"db.sqlite_data_version", "pragma data_version", Dialect::kSqlite};

}  // namespace

SqliteWatch::~SqliteWatch() {
  {
    std::lock_guard const lock{mutex_};
    stopping_ = true;
  }
  stop_.notify_one();
  if (thread_.joinable()) {
    thread_.join();
  }
}

void SqliteWatch::start(std::function<void()> callback, std::unique_ptr<SqliteConnection> connection) {
  callback_ = std::move(callback);
  connection_ = std::move(connection);
  thread_ = std::thread{[this] { poll(); }};
}

void SqliteWatch::announce() {
  if (callback_) {
    callback_();
  }
}

void SqliteWatch::poll() {
  auto seen = version();
  announce();  // what was committed between start() and this first look would never be told
  std::unique_lock lock{mutex_};
  while (!stop_.wait_for(lock, std::chrono::seconds{1}, [&] { return stopping_; })) {
    lock.unlock();
    if (auto const now = version(); now != seen) {
      seen = now;
      announce();
    }
    lock.lock();
  }
}

// Nothing when the file cannot be read just now; then every change of that is announced, which does no harm.
std::optional<std::int64_t> SqliteWatch::version() {
  try {
    connection_->mend();
    return Snapshot{*connection_}.one<std::int64_t>(kDataVersion);
  } catch (Fault const&) {
    return std::nullopt;
  }
}

}  // namespace relais::db

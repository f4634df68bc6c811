// Notices that events may have been committed: at once for this process, within a second for others (an import beside a
// running server).
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "platform/db/sqlite_connection.hpp"

namespace relais::db {

class SqliteWatch {
 public:
  SqliteWatch() = default;
  SqliteWatch(SqliteWatch const&) = delete;
  SqliteWatch& operator=(SqliteWatch const&) = delete;
  ~SqliteWatch();

  void start(std::function<void()> callback, std::unique_ptr<SqliteConnection> connection);
  void announce();

 private:
  void poll();
  std::optional<std::int64_t> version();

  std::mutex mutex_;
  std::condition_variable stop_;
  bool stopping_ = false;
  std::function<void()> callback_;
  std::unique_ptr<SqliteConnection> connection_;
  std::thread thread_;
};

}  // namespace relais::db

// The one writer of a SQLite file: takes every write that waits, runs each in a savepoint of its own, commits them in
// one durable commit, then answers. The sync of one commit is the gathering time of the next.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "platform/clock/clock.hpp"
#include "platform/db/sqlite_connection.hpp"
#include "platform/db/work.hpp"

namespace relais::db {

class SqliteWriter {
 public:
  // `announce` is called on the writer's thread after each commit that emitted events.
  SqliteWriter(std::unique_ptr<SqliteConnection> connection, std::shared_ptr<Clock const> clock,
               std::function<void()> announce);
  SqliteWriter(SqliteWriter const&) = delete;
  SqliteWriter& operator=(SqliteWriter const&) = delete;
  ~SqliteWriter();  // finishes what waits

  void submit(WorkPointer work);

 private:
  void loop();
  std::vector<WorkPointer> next_batch();
  std::vector<WorkPointer> write_batch(std::vector<WorkPointer> batch);
  bool run_isolated(Work& work);

  std::unique_ptr<SqliteConnection> connection_;
  std::shared_ptr<Clock const> clock_;
  std::function<void()> announce_;
  bool emitted_ = false;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<WorkPointer> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace relais::db

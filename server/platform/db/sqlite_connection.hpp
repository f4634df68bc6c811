// SQLite: WAL, synchronous=FULL, foreign keys; a statement is prepared once per connection.
#pragma once

#include <chrono>
#include <vector>

#include "platform/db/connection.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace relais::db {

class SqliteCursor;

class SqliteConnection : public Connection {
 public:
  // Throws Fault. A kRead connection refuses writes. `patience`: how long to wait for another process.
  SqliteConnection(std::string const& path, Access access, std::chrono::milliseconds patience);
  ~SqliteConnection() override;

  Dialect dialect() const override { return Dialect::kSqlite; }
  void begin(Access access) override;
  void commit() override;
  void rollback() noexcept override;
  bool in_transaction() const override;
  void prepare(Statement const& statement) override;
  void script(std::string const& sql) override;

  // One write inside the writer's batch. Both throw when the whole transaction is gone.
  void savepoint();
  void release();
  void undo();  // back to the savepoint

  sqlite3* handle() const { return handle_; }

 protected:
  Cursor& do_open(Statement const& statement, std::span<Arg const> args, Fetch fetch) override;
  std::int64_t do_run(Statement const& statement, std::span<Arg const> args) override;

 private:
  void configure(Access access, std::chrono::milliseconds patience);
  SqliteCursor& prepared(Statement const& statement);
  void step(Statement const& statement);

  sqlite3* handle_ = nullptr;
  std::vector<std::unique_ptr<SqliteCursor>> prepared_;  // by Statement::index
};

// The kind and text of what went wrong last on this handle.
Fault sqlite_fault(sqlite3* handle, std::string_view statement);

}  // namespace relais::db

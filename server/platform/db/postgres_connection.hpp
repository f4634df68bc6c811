// PostgreSQL through libpq: statements are prepared once per connection, parameters and rows travel as text.
#pragma once

#include <chrono>
#include <vector>

#include "platform/db/connection.hpp"
#include "platform/db/postgres_library.hpp"

namespace relais::db {

struct FreeResult {
  void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, FreeResult>;

struct CloseConnection {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};

// One result, or the rows of a query as they arrive.
class PostgresCursor : public Cursor {
 public:
  PostgresCursor(PGconn* connection, Statement const& statement, PostgresResult first, bool streams);
  ~PostgresCursor() override;

  bool next() override;
  int columns() const override { return PQnfields(result_.get()); }
  Cell cell(int column) const override;
  std::string_view column_name(int column) const override { return PQfname(result_.get(), column); }
  void close() noexcept override;

 private:
  PGconn* connection_;
  Statement const& statement_;
  PostgresResult result_;
  bool streams_;
  int row_ = -1;
};

class PostgresConnection : public Connection {
 public:
  // Throws Fault kLost with the reason of the server or of the network.
  PostgresConnection(std::string const& url, std::chrono::milliseconds patience);

  Dialect dialect() const override { return Dialect::kPostgresql; }
  void begin(Access access) override;  // travels with the first statement
  void commit() override;
  void rollback() noexcept override;  // is not waited for
  bool in_transaction() const override;
  void prepare(Statement const& statement) override;
  void script(std::string const& sql) override;

  PGconn* handle() const { return handle_.get(); }

 protected:
  Cursor& do_open(Statement const& statement, std::span<Arg const> args, Fetch fetch) override;
  std::int64_t do_run(Statement const& statement, std::span<Arg const> args) override;

 private:
  PostgresResult execute(Statement const& statement, std::span<Arg const> args);
  PostgresResult stream(Statement const& statement, std::span<Arg const> args);
  PostgresResult execute_with_begin(Statement const& statement);
  bool send(Statement const& statement);
  void command(char const* sql);
  void send_begin();
  void settle_rollback() noexcept;
  void bind(Statement const& statement, std::span<Arg const> args);

  std::unique_ptr<PGconn, CloseConnection> handle_;
  std::optional<PostgresCursor> cursor_;
  std::vector<std::string> prepared_;  // the server's names, by Statement::index; empty: not prepared yet
  char const* begin_ = nullptr;        // not sent yet
  bool rolling_back_ = false;          // sent, its answer not read yet

  std::string texts_;  // the bound parameters, each ended by NUL
  std::vector<char const*> values_;
};

}  // namespace relais::db

// One connection to one database, used by one thread at a time. Stores never see it: they take a Snapshot or a
// Transaction (session.hpp).
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "platform/db/fault.hpp"
#include "platform/db/statement.hpp"
#include "platform/db/value.hpp"

namespace relais::db {

enum class Access { kRead, kWrite };

// All rows at once, or as they come (an export); while a stream is open the connection does nothing else.
enum class Fetch { kAll, kStream };

// A column's value as the database gave it; `text` is valid until the next row.
struct Cell {
  enum class Kind { kNull, kInteger, kReal, kText, kUnsupported };
  Kind kind = Kind::kNull;
  std::int64_t integer = 0;
  double real = 0;
  std::string_view text = {};
};

class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual bool next() = 0;  // false after the last row
  virtual int columns() const = 0;
  virtual Cell cell(int column) const = 0;
  virtual std::string_view column_name(int column) const = 0;
  virtual void close() noexcept = 0;  // frees the snapshot of an unfinished read
};

class Connection {
 public:
  virtual ~Connection() = default;

  virtual Dialect dialect() const = 0;
  // Reads see one snapshot until commit. Writes: SQLite takes the write lock at once; PostgreSQL is serialisable, so
  // that both behave as if writes ran one after the other.
  virtual void begin(Access access) = 0;
  virtual void commit() = 0;
  virtual void rollback() noexcept = 0;
  virtual bool in_transaction() const = 0;
  virtual void prepare(Statement const& statement) = 0;
  virtual void script(std::string const& sql) = 0;  // several statements, no parameters: migrations

  Cursor& open(Statement const& statement, std::span<Arg const> args, Fetch fetch);
  std::int64_t run(Statement const& statement, std::span<Arg const> args);  // rows changed
  void close(Cursor& cursor) noexcept;

  // The first fault of this transaction. PostgreSQL refuses everything after it, so the layer does on SQLite too.
  std::optional<FaultKind> broken_by() const { return broken_by_; }
  void mend() { broken_by_.reset(); }
  void note(Fault const& fault);

 protected:
  virtual Cursor& do_open(Statement const& statement, std::span<Arg const> args, Fetch fetch) = 0;
  virtual std::int64_t do_run(Statement const& statement, std::span<Arg const> args) = 0;

 private:
  void require_usable(Statement const& statement) const;
  bool streaming_ = false;
  std::optional<FaultKind> broken_by_;
};

// The value bound to a parameter of the statement; every parameter must be given, and nothing else.
void check_args(Statement const& statement, std::span<Arg const> args);
Value const& value_of(Statement const& statement, std::span<Arg const> args, std::size_t parameter);
// Text that both databases keep whole: throws kMisuse when it holds NUL.
std::string_view checked_text(Statement const& statement, std::string_view text);
// Throws kMisuse for NaN and infinity, which SQLite would turn into NULL.
double checked_real(Statement const& statement, double value);

// An open cursor that closes itself, whatever happens. A SELECT left open would keep its snapshot, and the next write
// on the connection would fail.
class Rows {
 public:
  Rows(Connection& connection, Statement const& statement, std::span<Arg const> args, Fetch fetch)
      : connection_(connection), statement_(statement), cursor_(connection.open(statement, args, fetch)) {}
  Rows(Rows const&) = delete;
  Rows& operator=(Rows const&) = delete;
  ~Rows() { connection_.close(cursor_); }

  bool next();
  Cursor const& cursor() const { return cursor_; }
  Statement const& statement() const { return statement_; }

 private:
  Connection& connection_;
  Statement const& statement_;
  Cursor& cursor_;
};

}  // namespace relais::db

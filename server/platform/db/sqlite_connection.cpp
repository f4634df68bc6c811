#include "platform/db/sqlite_connection.hpp"

#include <cerrno>

#include <sqlite3.h>

namespace relais::db {
namespace {

Statement const kBeginRead{"db.sqlite_begin_read", "begin deferred", Dialect::kSqlite};
Statement const kBeginWrite{"db.sqlite_begin_write", "begin immediate", Dialect::kSqlite};
Statement const kCommit{"db.sqlite_commit", "commit", Dialect::kSqlite};
Statement const kSavepoint{"db.sqlite_savepoint", "savepoint one_write", Dialect::kSqlite};
Statement const kRelease{"db.sqlite_release", "release one_write", Dialect::kSqlite};
Statement const kUndo{"db.sqlite_undo", "rollback to one_write", Dialect::kSqlite};

FaultKind kind_of(int extended_code) {
  switch (extended_code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return FaultKind::kUnique;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return FaultKind::kForeign;
    default:
      break;
  }
  switch (extended_code & 0xff) {
    case SQLITE_CONSTRAINT:
      return FaultKind::kCheck;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return FaultKind::kBusy;
    case SQLITE_FULL:
      return FaultKind::kFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return FaultKind::kReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return FaultKind::kCorrupt;
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
      return FaultKind::kMisuse;
    default:
      return FaultKind::kOther;
  }
}

bool is_blank(std::string_view tail) {
  return tail.find_first_not_of(" \t\r\n;") == std::string_view::npos;
}

}  // namespace

Fault sqlite_fault(sqlite3* handle, std::string_view statement) {
  auto const code = sqlite3_extended_errcode(handle);
  auto const is_io = (code & 0xff) == SQLITE_IOERR || (code & 0xff) == SQLITE_CANTOPEN;
  // A disk without room for the shared memory beside the log is told as an input/output error.
  auto const is_full = code == SQLITE_IOERR_SHMSIZE || (is_io && sqlite3_system_errno(handle) == ENOSPC);
  return Fault{is_full ? FaultKind::kFull : kind_of(code), statement, sqlite3_errmsg(handle)};
}

class SqliteCursor : public Cursor {
 public:
  SqliteCursor(sqlite3* handle, Statement const& statement) : handle_(handle), statement_(statement) {
    char const* tail = nullptr;
    auto const& sql = statement.sql();
    auto const code = sqlite3_prepare_v3(handle, sql.c_str(), static_cast<int>(sql.size()) + 1,
                                         SQLITE_PREPARE_PERSISTENT, &prepared_, &tail);
    if (code != SQLITE_OK) {
      throw sqlite_fault(handle, statement.name());
    }
    if (!is_blank(tail) || std::cmp_not_equal(sqlite3_bind_parameter_count(prepared_), statement.parameters().size())) {
      sqlite3_finalize(prepared_);
      throw Fault{FaultKind::kMisuse, statement.name(), "is not one statement with :lower_case parameters"};
    }
  }
  SqliteCursor(SqliteCursor const&) = delete;
  SqliteCursor& operator=(SqliteCursor const&) = delete;
  ~SqliteCursor() override { sqlite3_finalize(prepared_); }

  // SQLite numbers named parameters by first appearance, as Statement does.
  void bind(std::span<Arg const> args) {
    check_args(statement_, args);
    for (std::size_t i = 0; i < statement_.parameters().size(); ++i) {
      bind(static_cast<int>(i) + 1, value_of(statement_, args, i));
    }
  }

  bool next() override {
    auto const code = sqlite3_step(prepared_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
      throw sqlite_fault(handle_, statement_.name());
    }
    return code == SQLITE_ROW;
  }

  int columns() const override { return sqlite3_column_count(prepared_); }

  Cell cell(int column) const override {
    switch (sqlite3_column_type(prepared_, column)) {
      case SQLITE_NULL:
        return {};
      case SQLITE_INTEGER:
        return {.kind = Cell::Kind::kInteger, .integer = sqlite3_column_int64(prepared_, column)};
      case SQLITE_FLOAT:
        return {.kind = Cell::Kind::kReal, .real = sqlite3_column_double(prepared_, column)};
      case SQLITE_TEXT: {
        auto const* text = reinterpret_cast<char const*>(sqlite3_column_text(prepared_, column));
        auto const size = static_cast<std::size_t>(sqlite3_column_bytes(prepared_, column));
        return {.kind = Cell::Kind::kText, .text = {text, size}};
      }
      default:
        return {.kind = Cell::Kind::kUnsupported};
    }
  }

  std::string_view column_name(int column) const override { return sqlite3_column_name(prepared_, column); }
  void close() noexcept override { sqlite3_reset(prepared_); }
  bool changes_rows() const { return sqlite3_stmt_readonly(prepared_) == 0; }

 private:
  void bind(int place, Value const& value) {
    struct Binder {
      SqliteCursor& cursor;
      int place;
      int operator()(std::monostate) const { return sqlite3_bind_null(cursor.prepared_, place); }
      int operator()(std::int64_t integer) const { return sqlite3_bind_int64(cursor.prepared_, place, integer); }
      int operator()(double real) const {
        return sqlite3_bind_double(cursor.prepared_, place, checked_real(cursor.statement_, real));
      }
      int operator()(std::string_view text) const {
        auto const checked = checked_text(cursor.statement_, text);
        auto const* start = checked.empty() ? "" : checked.data();  // a null pointer would bind NULL
        return sqlite3_bind_text64(cursor.prepared_, place, start, checked.size(), SQLITE_STATIC, SQLITE_UTF8);
      }
    };
    if (std::visit(Binder{*this, place}, value) != SQLITE_OK) {
      throw sqlite_fault(handle_, statement_.name());
    }
  }

  sqlite3* handle_;
  Statement const& statement_;
  sqlite3_stmt* prepared_ = nullptr;
};

SqliteConnection::SqliteConnection(std::string const& path, Access access, std::chrono::milliseconds patience) {
  auto const flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  auto const code = sqlite3_open_v2(path.c_str(), &handle_, flags, nullptr);
  try {
    if (code != SQLITE_OK) {
      throw sqlite_fault(handle_, "open");
    }
    configure(access, patience);
  } catch (...) {
    sqlite3_close(handle_);
    throw;
  }
}

SqliteConnection::~SqliteConnection() {
  prepared_.clear();
  sqlite3_close(handle_);
}

void SqliteConnection::configure(Access access, std::chrono::milliseconds patience) {
  sqlite3_extended_result_codes(handle_, 1);
  sqlite3_busy_timeout(handle_, static_cast<int>(patience.count()));
  if (access == Access::kWrite) {
    if (sqlite3_db_readonly(handle_, "main") == 1) {
      throw Fault{FaultKind::kReadOnly, "open", "the file cannot be written"};
    }
    script("pragma journal_mode = wal");
    // A page that many writes touch is copied back once for 40 MB of log, not for each 4; and the pages being written
    // stay in memory.
    script("pragma wal_autocheckpoint = 10000; pragma cache_size = -65536");
  }
  script(
      "pragma synchronous = full; pragma foreign_keys = on; pragma trusted_schema = off; pragma temp_store = memory");
  if (access == Access::kRead) {
    script("pragma query_only = on");
  }
}

SqliteCursor& SqliteConnection::prepared(Statement const& statement) {
  if (prepared_.size() <= statement.index()) {
    prepared_.resize(statement.index() + 1);
  }
  auto& slot = prepared_[statement.index()];
  if (!slot) {
    slot = std::make_unique<SqliteCursor>(handle_, statement);
  }
  return *slot;
}

void SqliteConnection::prepare(Statement const& statement) {
  prepared(statement);
}

Cursor& SqliteConnection::do_open(Statement const& statement, std::span<Arg const> args, Fetch) {
  auto& cursor = prepared(statement);
  cursor.bind(args);
  return cursor;
}

std::int64_t SqliteConnection::do_run(Statement const& statement, std::span<Arg const> args) {
  auto& cursor = prepared(statement);
  cursor.bind(args);
  struct Closing {
    SqliteCursor& cursor;
    ~Closing() { cursor.close(); }
  } const closing{cursor};
  while (cursor.next()) {
  }
  return cursor.changes_rows() ? sqlite3_changes64(handle_) : 0;
}

// Outside open() and run(): these work in a broken transaction too.
void SqliteConnection::step(Statement const& statement) {
  do_run(statement, {});
}

void SqliteConnection::script(std::string const& sql) {
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw sqlite_fault(handle_, "script");
  }
}

void SqliteConnection::begin(Access access) {
  mend();
  step(access == Access::kRead ? kBeginRead : kBeginWrite);
}

void SqliteConnection::commit() {
  step(kCommit);
}

void SqliteConnection::rollback() noexcept {
  mend();
  if (in_transaction()) {
    sqlite3_exec(handle_, "rollback", nullptr, nullptr, nullptr);
  }
}

bool SqliteConnection::in_transaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

void SqliteConnection::savepoint() {
  mend();
  step(kSavepoint);
}

void SqliteConnection::release() {
  step(kRelease);
}

void SqliteConnection::undo() {
  mend();
  step(kUndo);
  step(kRelease);
}

}  // namespace relais::db

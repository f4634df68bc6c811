#include "platform/db/postgres_connection.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "platform/db/postgres_fault.hpp"

namespace relais::db {
namespace {

bool is_good(PGresult const* result) {
  auto const status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_SINGLE_TUPLE;
}

// A pipeline ends with its mark; what stands before it is read, whatever went wrong.
class Pipeline {
 public:
  explicit Pipeline(PGconn* connection) : connection_(connection) { PQenterPipelineMode(connection_); }
  Pipeline(Pipeline const&) = delete;
  Pipeline& operator=(Pipeline const&) = delete;
  ~Pipeline() {
    while (PQexitPipelineMode(connection_) == 0 && PQstatus(connection_) == CONNECTION_OK) {
      PostgresResult const rest{PQgetResult(connection_)};
    }
  }
  // The result of the next statement of the pipeline.
  PostgresResult next() {
    PostgresResult result{PQgetResult(connection_)};
    PostgresResult const end{PQgetResult(connection_)};
    return result;
  }

 private:
  PGconn* connection_;
};

}  // namespace

PostgresConnection::PostgresConnection(std::string const& url, std::chrono::milliseconds patience) {
  auto const seconds = std::to_string(std::max<std::int64_t>(2, patience.count() / 1000));
  auto const unanswered = std::to_string(patience.count());
  char const* const names[] = {
      "options",         "dbname", "connect_timeout", "tcp_user_timeout", "fallback_application_name",
      "client_encoding", nullptr};
  // Compiling a statement by just-in-time takes up to a second and a half, where statements take milliseconds.
  char const* const values[] = {"-c jit=off", url.c_str(), seconds.c_str(), unanswered.c_str(),
                                "relais",     "UTF8",      nullptr};
  // Names before "dbname" are defaults, those after it override the URL.
  handle_.reset(PQconnectdbParams(names, values, 1));
  if (PQstatus(handle_.get()) != CONNECTION_OK) {
    throw Fault{FaultKind::kLost, "connect", one_line(PQerrorMessage(handle_.get()))};
  }
  PQsetNoticeProcessor(
      handle_.get(), [](void*, char const*) {}, nullptr);
}

void PostgresConnection::begin(Access access) {
  settle_rollback();
  mend();
  begin_ = access == Access::kRead ? "begin isolation level repeatable read read only"
                                   : "begin isolation level serializable";
}

void PostgresConnection::commit() {
  if (std::exchange(begin_, nullptr)) {
    return;  // nothing was done
  }
  PostgresResult const result{PQexec(handle_.get(), "commit")};
  if (!is_good(result.get())) {
    throw postgres_fault(handle_.get(), result.get(), "commit");
  }
  if (std::string_view{PQcmdStatus(result.get())} != "COMMIT") {
    throw Fault{FaultKind::kMisuse, "commit", "the transaction had failed before"};
  }
}

void PostgresConnection::rollback() noexcept {
  cursor_.reset();
  mend();
  if (std::exchange(begin_, nullptr) || !in_transaction() || rolling_back_) {
    return;
  }
  rolling_back_ = PQsendQuery(handle_.get(), "rollback") == 1;
}

// A rollback that failed left a lost connection: the next statement tells.
void PostgresConnection::settle_rollback() noexcept {
  if (std::exchange(rolling_back_, false)) {
    while (PostgresResult const result{PQgetResult(handle_.get())}) {
    }
  }
}

bool PostgresConnection::in_transaction() const {
  return begin_ || PQtransactionStatus(handle_.get()) != PQTRANS_IDLE;
}

void PostgresConnection::prepare(Statement const& statement) {
  settle_rollback();
  if (prepared_.size() <= statement.index()) {
    prepared_.resize(statement.index() + 1);
  }
  auto& name = prepared_[statement.index()];
  if (!name.empty()) {
    return;
  }
  auto const candidate = fmt::format("s{}", statement.index());
  PostgresResult const result{
      PQprepare(handle_.get(), candidate.c_str(), statement.numbered_sql().c_str(), 0, nullptr)};
  if (!is_good(result.get())) {
    throw postgres_fault(handle_.get(), result.get(), statement.name());
  }
  name = candidate;
}

void PostgresConnection::bind(Statement const& statement, std::span<Arg const> args) {
  check_args(statement, args);
  constexpr auto kNull = std::string::npos;
  auto const count = statement.parameters().size();
  std::vector<std::size_t> starts(count, kNull);
  texts_.clear();
  for (std::size_t i = 0; i < count; ++i) {
    auto const& value = value_of(statement, args, i);
    if (std::holds_alternative<std::monostate>(value)) {
      continue;
    }
    starts[i] = texts_.size();
    if (auto const* integer = std::get_if<std::int64_t>(&value)) {
      fmt::format_to(std::back_inserter(texts_), "{}", *integer);
    } else if (auto const* real = std::get_if<double>(&value)) {
      fmt::format_to(std::back_inserter(texts_), "{}", checked_real(statement, *real));
    } else if (auto const* owned = std::get_if<std::string>(&value)) {
      texts_ += checked_text(statement, *owned);
    } else {
      texts_ += checked_text(statement, std::get<std::string_view>(value));
    }
    texts_ += '\0';
  }
  values_.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    values_[i] = starts[i] == kNull ? nullptr : texts_.data() + starts[i];
  }
}

bool PostgresConnection::send(Statement const& statement) {
  return PQsendQueryPrepared(handle_.get(), prepared_[statement.index()].c_str(), static_cast<int>(values_.size()),
                             values_.data(), nullptr, nullptr, 0) == 1;
}

PostgresResult PostgresConnection::execute(Statement const& statement, std::span<Arg const> args) {
  bind(statement, args);
  prepare(statement);
  auto result =
      begin_ ? execute_with_begin(statement)
             : PostgresResult{PQexecPrepared(handle_.get(), prepared_[statement.index()].c_str(),
                                             static_cast<int>(values_.size()), values_.data(), nullptr, nullptr, 0)};
  if (!is_good(result.get())) {
    throw postgres_fault(handle_.get(), result.get(), statement.name());
  }
  return result;
}

// One round trip for both. Of a begin that failed, the statement's own fault tells.
PostgresResult PostgresConnection::execute_with_begin(Statement const& statement) {
  Pipeline pipeline{handle_.get()};
  auto const sent = PQsendQueryParams(handle_.get(), begin_, 0, nullptr, nullptr, nullptr, nullptr, 0) == 1 &&
                    send(statement) && PQpipelineSync(handle_.get()) == 1;
  if (!sent) {
    throw postgres_fault(handle_.get(), nullptr, statement.name());
  }
  begin_ = nullptr;
  pipeline.next();
  return pipeline.next();
}

PostgresResult PostgresConnection::stream(Statement const& statement, std::span<Arg const> args) {
  bind(statement, args);
  prepare(statement);
  send_begin();
  if (!send(statement)) {
    throw postgres_fault(handle_.get(), nullptr, statement.name());
  }
  PQsetSingleRowMode(handle_.get());
  PostgresResult first{PQgetResult(handle_.get())};
  if (!is_good(first.get())) {
    auto const fault = postgres_fault(handle_.get(), first.get(), statement.name());
    PostgresResult const end{PQgetResult(handle_.get())};
    throw fault;
  }
  return first;
}

Cursor& PostgresConnection::do_open(Statement const& statement, std::span<Arg const> args, Fetch fetch) {
  auto const streams = fetch == Fetch::kStream;
  auto result = streams ? stream(statement, args) : execute(statement, args);
  return cursor_.emplace(handle_.get(), statement, std::move(result), streams);
}

std::int64_t PostgresConnection::do_run(Statement const& statement, std::span<Arg const> args) {
  auto const result = execute(statement, args);
  std::int64_t changed = 0;
  std::string_view const text{PQcmdTuples(result.get())};
  std::from_chars(text.data(), text.data() + text.size(), changed);
  return changed;
}

void PostgresConnection::send_begin() {
  if (auto const* begin = std::exchange(begin_, nullptr)) {
    command(begin);
  }
}

void PostgresConnection::command(char const* sql) {
  PostgresResult const result{PQexec(handle_.get(), sql)};
  if (!is_good(result.get())) {
    throw postgres_fault(handle_.get(), result.get(), "script");
  }
}

void PostgresConnection::script(std::string const& sql) {
  settle_rollback();
  send_begin();
  command(sql.c_str());
}

}  // namespace relais::db

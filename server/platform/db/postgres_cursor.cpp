#include <charconv>

#include "platform/db/postgres_connection.hpp"
#include "platform/db/postgres_fault.hpp"

namespace relais::db {
namespace {

// Type numbers of the system catalogue, fixed for ever.
enum : Oid {
  kBool = 16,
  kInt8 = 20,
  kInt2 = 21,
  kInt4 = 23,
  kText = 25,
  kFloat4 = 700,
  kFloat8 = 701,
  kVarchar = 1043
};

template <class T>
T number(std::string_view text) {
  T value{};
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

PostgresCursor::PostgresCursor(PGconn* connection, Statement const& statement, PostgresResult first, bool streams)
    : connection_(connection), statement_(statement), result_(std::move(first)), streams_(streams) {}

PostgresCursor::~PostgresCursor() {
  close();
}

bool PostgresCursor::next() {
  if (++row_ < PQntuples(result_.get())) {
    return true;
  }
  if (!streams_ || PQresultStatus(result_.get()) != PGRES_SINGLE_TUPLE) {
    return false;
  }
  result_.reset(PQgetResult(connection_));
  row_ = 0;
  auto const status = PQresultStatus(result_.get());
  if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK) {
    throw postgres_fault(connection_, result_.get(), statement_.name());
  }
  return PQntuples(result_.get()) > 0;
}

Cell PostgresCursor::cell(int column) const {
  auto* const result = result_.get();
  if (PQgetisnull(result, row_, column)) {
    return {};
  }
  std::string_view const text{PQgetvalue(result, row_, column),
                              static_cast<std::size_t>(PQgetlength(result, row_, column))};
  switch (PQftype(result, column)) {
    case kBool:
      return {.kind = Cell::Kind::kInteger, .integer = text == "t"};
    case kInt2:
    case kInt4:
    case kInt8:
      return {.kind = Cell::Kind::kInteger, .integer = number<std::int64_t>(text)};
    case kFloat4:
    case kFloat8:
      return {.kind = Cell::Kind::kReal, .real = number<double>(text)};
    case kText:
    case kVarchar:
      return {.kind = Cell::Kind::kText, .text = text};
    default:
      return {.kind = Cell::Kind::kUnsupported};
  }
}

void PostgresCursor::close() noexcept {
  if (streams_) {
    while (PostgresResult const rest{PQgetResult(connection_)}) {
    }
    streams_ = false;
  }
}

}  // namespace relais::db

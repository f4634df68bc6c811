#include "platform/db/database.hpp"

#include <sodium.h>

#include "platform/db/address.hpp"
#include "platform/db/backend.hpp"

namespace relais::db {
namespace {

Result<std::unique_ptr<Backend>> open_backend(std::string const& url, Options const& options) {
  auto const address = read_address(url);
  if (!address) {
    return address.problem();
  }
  return address->dialect == Dialect::kSqlite ? open_sqlite(address->place, options)
                                              : open_postgresql(address->place, options);
}

void refuse_inside_write() {
  if (inside_write()) {
    throw Fault{FaultKind::kMisuse, "write", "a write was begun inside a write"};
  }
}

}  // namespace

Reader::Reader(Connect connect) : connect_(std::move(connect)) {}

void Reader::run(Work& work) {
  run_read(connection_, connect_, work);
}

Result<Database> Database::open(std::string const& url, Options options) {
  if (sodium_init() < 0) {
    return Problem{.fault = relais::Fault::kUnavailable, .code = "db.url", .detail = "libsodium does not start"};
  }
  auto backend = open_backend(url, options);
  if (!backend) {
    return backend.problem();
  }
  return Database{*std::move(backend)};
}

Database::Database(std::unique_ptr<Backend> backend) : backend_(std::move(backend)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

void Database::run_read(Work& work) {
  backend_->read(work);
}

void Database::submit_read(WorkPointer work) {
  backend_->read_later(std::move(work));
}

void Database::run_write(WorkPointer work) {
  refuse_inside_write();
  backend_->write(std::move(work));
}

void Database::submit_write(WorkPointer work) {
  backend_->write_later(std::move(work));
}

Reader Database::reader() {
  return Reader{[backend = backend_.get()] { return backend->connect(Access::kRead); }};
}

void Database::on_events(std::function<void()> callback) {
  backend_->on_events(std::move(callback));
}

Dialect Database::dialect() const {
  return backend_->dialect();
}

std::unique_ptr<Connection> Database::connect(Access access) {
  return backend_->connect(access);
}

}  // namespace relais::db

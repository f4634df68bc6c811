#include "platform/db/backend.hpp"

#include <thread>

#include "platform/db/outbox.hpp"

namespace relais::db {
namespace {

thread_local bool writing = false;

class Writing {
 public:
  Writing() { writing = true; }
  Writing(Writing const&) = delete;
  Writing& operator=(Writing const&) = delete;
  ~Writing() { writing = false; }
};

class ReadTransaction {
 public:
  explicit ReadTransaction(Connection& connection) : connection_(connection) { connection_.begin(Access::kRead); }
  ReadTransaction(ReadTransaction const&) = delete;
  ReadTransaction& operator=(ReadTransaction const&) = delete;
  ~ReadTransaction() { connection_.rollback(); }

 private:
  Connection& connection_;
};

void read_once(Connection& connection, Work& work) {
  ReadTransaction const snapshot{connection};
  Transaction seen{connection};
  work.run(seen);
}

bool may_read_again(Fault const& fault) {
  return fault.kind() == FaultKind::kLost || fault.kind() == FaultKind::kRetry;
}

}  // namespace

void run_read(std::unique_ptr<Connection>& connection, Connect const& connect, Work& work) {
  constexpr int kAttempts = 4;
  for (int attempt = 1;; ++attempt) {
    try {
      if (!connection) {
        connection = connect();
      }
      return read_once(*connection, work);
    } catch (Fault const& fault) {
      if (fault.kind() == FaultKind::kLost) {
        connection.reset();
      }
      if (!may_read_again(fault) || attempt == kAttempts) {
        return work.fail(std::current_exception());
      }
    } catch (...) {
      return work.fail(std::current_exception());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{10 * attempt * attempt * attempt});
  }
}

WriteResult run_write(Connection& connection, Work& work, Instant now) {
  Writing const here;
  Transaction transaction{connection};
  auto const keep = work.run(transaction);
  if (auto const broken = connection.broken_by()) {
    auto const must_run_again = *broken == FaultKind::kRetry || *broken == FaultKind::kLost;
    if (keep || must_run_again) {
      throw Fault{must_run_again ? *broken : FaultKind::kMisuse, "write", "a fault inside the write was passed over"};
    }
  }
  if (!keep) {
    return {};
  }
  write_events(connection, transaction.events(), now);
  return {.keep = true, .emitted = !transaction.events().empty()};
}

bool inside_write() {
  return writing;
}

Result<void> settle_schema(Connection& connection, Options const& options) {
  switch (options.schema) {
    case Schema::kIgnore:
      return {};
    case Schema::kRequire:
      return check_schema(connection, options.migrations);
    case Schema::kMigrate:
      break;
  }
  auto const migrated = migrate(connection, options.migrations, options.clock->now());
  return migrated ? Result<void>{} : migrated.problem();
}

}  // namespace relais::db

// The database of the house: one SQLite file, or a PostgreSQL server, behind the same calls.
//
//   auto opened = Database::open("sqlite:var/relais.db", {.migrations = migrations::all()});
//   auto found  = database.read([&](Snapshot const& snapshot) { return CounterStore{snapshot, scope}.find(id); });
//   auto closed = database.write([&](Transaction& tx) { return close_case(tx, scope, id, closure, today); });
//
// A write must be a pure function of its input and of the database: it may be run again (another write of its batch
// broke the commit; a serialisation failure; a connection lost before the commit was sent). So no mail is sent and no
// clock read inside, and nothing is moved out of what it captures.
#pragma once

#include <chrono>
#include <span>

#include "platform/clock/clock.hpp"
#include "platform/db/migration.hpp"
#include "platform/db/work.hpp"

namespace relais::db {

enum class Schema {
  kMigrate,  // apply what is missing
  kRequire,  // refuse with db.schema_older when something is missing
  kIgnore,   // look at nothing: backup, restore, tests
};

struct Options {
  std::vector<Migration> migrations = {};
  Schema schema = Schema::kMigrate;
  // A server holds <file>.lock, so that a second one is refused; an import beside it is not. SQLite only.
  bool serving = false;
  int readers = 4;  // connections (and threads) for read() and read_async()
  int writers = 8;  // PostgreSQL connections (and threads) for write() and write_async(); SQLite has one writer
  std::chrono::milliseconds patience{10'000};  // for a database that another process holds, or that does not answer
  std::shared_ptr<Clock const> clock = std::make_shared<SystemClock>();  // dates events and migrations
};

class Backend;
using Connect = std::function<std::unique_ptr<Connection>()>;

// One read connection for one thread: short reads without a hand-over (5-6 us each on SQLite).
class Reader {
 public:
  explicit Reader(Connect connect);

  template <class UseCase>
  auto read(UseCase&& use_case) {
    UseCaseWork<Snapshot const, UseCase> work{std::forward<UseCase>(use_case)};
    run(work);
    return work.take();
  }

 private:
  void run(Work& work);
  Connect connect_;
  std::unique_ptr<Connection> connection_;
};

class Database {
 public:
  // Refusals, each with one line of detail for the operator: db.url, db.folder_missing, db.in_use, db.busy,
  // db.read_only, db.full, db.not_a_database, db.unreachable, db.password, db.schema_newer, db.schema_older,
  // db.schema_altered, db.migration_failed. Never throws.
  static Result<Database> open(std::string const& url, Options options);

  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();  // finishes the writes that wait

  // Runs on the calling thread with a pooled connection. Throws db::Fault.
  template <class UseCase>
  auto read(UseCase&& use_case) {
    UseCaseWork<Snapshot const, UseCase> work{std::forward<UseCase>(use_case)};
    run_read(work);
    return work.take();
  }

  // Returns when the commit is on disk. A returned Problem undoes the write. Throws db::Fault and what `use_case`
  // throws, nothing being written; after FaultKind::kLost that is not known. Not to be called inside a write.
  template <class UseCase>
  auto write(UseCase&& use_case) {
    auto work = std::make_shared<AwaitedWork<Transaction, UseCase>>(std::forward<UseCase>(use_case));
    run_write(work);
    return work->wait();
  }

  // The same on the database's threads; `completion(Outcome<R>)` is delivered through the mailbox, which must outlive
  // the call.
  template <class UseCase, class Completion>
  void read_async(Mailbox& mailbox, UseCase use_case, Completion completion) {
    submit_read(posted<Snapshot const>(mailbox, std::move(use_case), std::move(completion)));
  }
  template <class UseCase, class Completion>
  void write_async(Mailbox& mailbox, UseCase use_case, Completion completion) {
    submit_write(posted<Transaction>(mailbox, std::move(use_case), std::move(completion)));
  }

  Reader reader();

  // `callback` is called after each commit here that emitted events, and when another process may have committed some.
  // It runs on a database thread: wake somebody, do no work. Set up before the first write.
  void on_events(std::function<void()> callback);

  Dialect dialect() const;
  std::unique_ptr<Connection> connect(Access access);  // for migrations, backup and tests; stores have no use for it

 private:
  explicit Database(std::unique_ptr<Backend> backend);
  void run_read(Work& work);
  void submit_read(WorkPointer work);
  void run_write(WorkPointer work);
  void submit_write(WorkPointer work);

  template <class Seen, class UseCase, class Completion>
  static WorkPointer posted(Mailbox& mailbox, UseCase use_case, Completion completion) {
    return std::make_shared<PostedWork<Seen, UseCase, Completion>>(mailbox, std::move(use_case), std::move(completion));
  }

  std::unique_ptr<Backend> backend_;
};

}  // namespace relais::db

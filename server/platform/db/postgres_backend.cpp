#include <random>
#include <thread>
#include <tuple>

#include <fmt/format.h>

#include "platform/db/address.hpp"
#include "platform/db/backend.hpp"
#include "platform/db/pool.hpp"
#include "platform/db/postgres_connection.hpp"
#include "platform/db/postgres_watch.hpp"
#include "platform/threads/work_pool.hpp"

namespace relais::db {
namespace {

// Writes that collide with each other part again only if they do not all return at the same moment.
void pause_before(int attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  std::uniform_int_distribution<int> spread{0, 1000 << std::min(attempt, 7)};
  std::this_thread::sleep_for(std::chrono::microseconds{spread(random)});
}

class PostgresBackend : public Backend {
 public:
  PostgresBackend(std::string url, Options const& options)
      : url_(std::move(url)),
        patience_(options.patience),
        clock_(options.clock),
        watch_([this] { return open(); }),
        readers_(options.readers, [this] { return open(); }),
        writers_(options.writers, [this] { return open(); }),
        read_pool_(static_cast<unsigned>(options.readers)),
        write_pool_(static_cast<unsigned>(options.writers)) {}

  Dialect dialect() const override { return Dialect::kPostgresql; }
  std::unique_ptr<Connection> connect(Access) override { return open(); }

  void read(Work& work) override {
    auto lease = readers_.lease();
    run_read(lease.connection(), readers_.connect(), work);
  }

  void read_later(WorkPointer work) override {
    std::ignore = read_pool_.submit([this, work = std::move(work)] {
      read(*work);
      settle({work});
    });
  }

  void write(WorkPointer work) override {
    write_with_retries(*work);
    settle({std::move(work)});
  }

  void write_later(WorkPointer work) override {
    std::ignore = write_pool_.submit([this, work = std::move(work)] { write(work); });
  }

  void on_events(std::function<void()> callback) override { watch_.start(std::move(callback)); }

 private:
  std::unique_ptr<PostgresConnection> open() const { return std::make_unique<PostgresConnection>(url_, patience_); }

  // Serialisation failures are the ordinary price of serialisable writes; of lost connections a restart of the server
  // leaves one behind in every place of the pool.
  void write_with_retries(Work& work) {
    constexpr int kCollisions = 30;
    constexpr int kLosses = 4;
    auto lease = writers_.lease();
    for (int collisions = 0, losses = 0;;) {
      auto committing = false;
      try {
        return write_once(lease.connection(), work, committing);
      } catch (Fault const& fault) {
        auto const is_lost = fault.kind() == FaultKind::kLost;
        auto const again = is_lost ? !committing && ++losses < kLosses
                                   : fault.kind() == FaultKind::kRetry && ++collisions < kCollisions;
        discard(lease.connection(), is_lost);
        if (!again) {
          return work.fail(std::current_exception());
        }
      } catch (...) {
        discard(lease.connection(), false);
        return work.fail(std::current_exception());
      }
      pause_before(collisions + 4 * losses);
    }
  }

  static void discard(std::unique_ptr<Connection>& connection, bool is_lost) {
    if (is_lost) {
      connection.reset();
    } else if (connection) {
      connection->rollback();
    }
  }

  void write_once(std::unique_ptr<Connection>& connection, Work& work, bool& committing) {
    if (!connection) {
      connection = open();
    }
    connection->begin(Access::kWrite);
    auto const result = run_write(*connection, work, clock_->now());
    if (!result.keep) {
      return connection->rollback();
    }
    committing = true;
    connection->commit();
    if (result.emitted) {
      watch_.announce();
    }
  }

  std::string url_;
  std::chrono::milliseconds patience_;
  std::shared_ptr<Clock const> clock_;
  PostgresWatch watch_;
  Pool readers_;
  Pool writers_;
  WorkPool read_pool_;  // unbounded: submit takes all
  WorkPool write_pool_;
};

Problem explained(Fault const& fault) {
  std::string_view const reason = fault.what();
  auto const is_password = reason.find("password") != std::string_view::npos;
  auto const advice = is_password ? "check the user and the password in --database"
                                  : "check that PostgreSQL runs and that --database names it";
  return unavailable(is_password ? "db.password" : "db.unreachable", fmt::format("{}: {}", reason, advice));
}

}  // namespace

Result<std::unique_ptr<Backend>> open_postgresql(std::string const& url, Options const& options) {
  try {
    PostgresConnection connection{url, options.patience};
    if (auto const settled = settle_schema(connection, options); !settled) {
      return settled.problem();
    }
    return {std::make_unique<PostgresBackend>(url, options)};
  } catch (Fault const& fault) {
    return explained(fault);
  }
}

}  // namespace relais::db

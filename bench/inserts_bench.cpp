// Durable inserts: what the database layer makes of waiting writers, against the two ends of the scale.
//
//   inserts_bench [FOLDER]          SQLite, in FOLDER (the current one), which must be on a disk
//   RELAIS_TEST_POSTGRESQL=URL ...  PostgreSQL too, against pgbench (tests/postgres.sh --durable gives such a server)
//
// Every figure is inserts per second, the median of 5 rounds; the bars of one round run one after the other, so that
// a busy machine disturbs them alike.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "platform/db/database.hpp"
#include "platform/text/uuid.hpp"

namespace {

using namespace relais;
namespace fs = std::filesystem;

constexpr int kRounds = 5;
constexpr std::size_t kBatch = 64;  // what 64 writers can put into one commit at the most
// A row as the capabilities have them: the network first, an identifier of version 7, a foreign order of reading.
constexpr auto kCreate =
    "create table visit (network_id text not null, id text not null, counter_id text not null, theme text not null,"
    " minutes bigint not null, at text not null, primary key (network_id, id));"
    "create index visit_by_counter on visit (network_id, counter_id, at)";

struct Visit {
  std::string network_id = "fr";
  std::string id;
  std::string counter_id;
  std::string theme = "family_benefits";
  int minutes = 20;
  std::string at = "2024-09-02T08:30:00.000Z";
};
BOOST_DESCRIBE_STRUCT(Visit, (), (network_id, id, counter_id, theme, minutes, at))

constexpr auto kInsertSql =
    "insert into visit (network_id, id, counter_id, theme, minutes, at)"
    " values (:network_id, :id, :counter_id, :theme, :minutes, :at)";
db::Statement const kInsert{"bench.insert", kInsertSql};

// Made before the clock starts.
std::vector<Visit> const& visits() {
  static std::vector<Visit> const all = [] {
    std::vector<Visit> made(64'000);
    for (std::size_t i = 0; i < made.size(); ++i) {
      made[i].id = uuid_v7(Instant{std::chrono::milliseconds{1'725'000'000'000 + static_cast<std::int64_t>(i)}});
      made[i].counter_id = fmt::format("fs-{}", i * 7919 % 2845);
    }
    return made;
  }();
  return all;
}

template <class Action>
double per_second(int count, Action action) {
  auto const start = std::chrono::steady_clock::now();
  action();
  return count / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

void from_threads(int threads, int each, auto action) {
  std::vector<std::thread> running;
  for (int thread = 0; thread < threads; ++thread) {
    running.emplace_back([=] {
      for (int i = 0; i < each; ++i) {
        action(visits()[static_cast<std::size_t>(thread * each + i)]);
      }
    });
  }
  for (auto& thread : running) {
    thread.join();
  }
}

db::Database open(std::string const& url, int writers = 1) {
  auto opened = db::Database::open(url, {.migrations = {{1, "bench", kCreate}}, .writers = writers});
  if (!opened) {
    fmt::print(stderr, "{}\n", opened.problem().detail);
    std::exit(1);
  }
  return *std::move(opened);
}

void insert(db::Database& database, Visit const& visit) {
  database.write([&](db::Transaction& tx) { tx.run(kInsert, visit); });
}

// One thread with many requests under way, as an io_context has: each answer is followed by the next request.
class EventLoop : public db::Mailbox {
 public:
  void deliver(std::vector<db::Answer> answers) override {
    {
      std::lock_guard const lock{mutex_};
      deliveries_.push_back(std::move(answers));
    }
    wake_.notify_one();
  }
  void run_until(std::function<bool()> const& done) {
    while (!done()) {
      std::unique_lock lock{mutex_};
      wake_.wait(lock, [&] { return !deliveries_.empty(); });
      auto const deliveries = std::exchange(deliveries_, {});
      lock.unlock();
      for (auto const& answers : deliveries) {
        std::ranges::for_each(answers, [](auto const& answer) { answer(); });
      }
    }
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::vector<db::Answer>> deliveries_;
};

void insert_from_event_loop(db::Database& database, int under_way, std::size_t count) {
  EventLoop loop;
  std::size_t begun = 0;
  std::size_t answered = 0;
  std::function<void()> const begin_next = [&] {
    if (begun == count) {
      return;
    }
    auto const& visit = visits()[begun++];
    database.write_async(
        loop, [&visit](db::Transaction& tx) { return tx.run(kInsert, visit); },
        [&](db::Outcome<std::int64_t> outcome) {
          outcome.take();
          ++answered;
          begin_next();
        });
  };
  for (int i = 0; i < under_way; ++i) {
    begin_next();
  }
  loop.run_until([&] { return answered == count; });
}

// Plain sqlite3 with the settings of the layer: the peer for both ends of the scale.
class RawSqlite {
 public:
  explicit RawSqlite(std::string const& file) {
    sqlite3_open(file.c_str(), &handle_);
    run("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on;"
        "pragma wal_autocheckpoint = 10000; pragma cache_size = -65536");
    run(kCreate);
    sqlite3_prepare_v2(handle_, kInsertSql, -1, &insert_, nullptr);
  }
  RawSqlite(RawSqlite const&) = delete;
  RawSqlite& operator=(RawSqlite const&) = delete;
  ~RawSqlite() {
    sqlite3_finalize(insert_);
    sqlite3_close(handle_);
  }
  void run(char const* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
      fmt::print(stderr, "{}\n", sqlite3_errmsg(handle_));
      std::exit(1);
    }
  }
  void insert(Visit const& visit) {
    auto const text = [&](int place, std::string const& value) {
      sqlite3_bind_text(insert_, place, value.data(), static_cast<int>(value.size()), SQLITE_STATIC);
    };
    text(1, visit.network_id);
    text(2, visit.id);
    text(3, visit.counter_id);
    text(4, visit.theme);
    sqlite3_bind_int(insert_, 5, visit.minutes);
    text(6, visit.at);
    sqlite3_step(insert_);
    sqlite3_reset(insert_);
  }

 private:
  sqlite3* handle_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

void refuse_memory(fs::path const& folder) {
  constexpr auto kTmpfs = 0x01021994;
  struct statfs info {};
  if (statfs(folder.c_str(), &info) != 0 || info.f_type == kTmpfs) {
    fmt::print(stderr, "{} is not on a disk: durable inserts cannot be measured there\n", folder.string());
    std::exit(1);
  }
}

double sync_milliseconds(fs::path const& folder) {
  auto const name = folder / "sync";
  auto const file = ::open(name.c_str(), O_RDWR | O_CREAT, 0600);
  constexpr int kSyncs = 200;
  std::vector<char> const page(4096, 'x');
  auto const rate = per_second(kSyncs, [&] {
    for (int i = 0; i < kSyncs; ++i) {
      std::ignore = ::pwrite(file, page.data(), page.size(), i * 4096);
      fdatasync(file);
    }
  });
  ::close(file);
  fs::remove(name);
  return 1000 / rate;
}

void bench_sqlite(fs::path const& folder) {
  refuse_memory(folder);
  fmt::print("SQLite: 6 columns, a key of two texts, one index; WAL, synchronous=FULL; a sync takes {:.2f} ms\n",
             sync_milliseconds(folder));
  struct Bar {
    int writers;
    int count;
    std::vector<double> rates = {};
  };
  std::vector<Bar> bars{{1, 1'000}, {8, 4'000}, {64, 64'000}};
  std::vector<double> singles;
  std::vector<double> posted;
  std::vector<double> batches;
  std::vector<double> giants;
  auto const scratch = folder / "inserts_bench";
  auto const fresh = [&](char const* name) {
    fs::remove_all(scratch);
    fs::create_directory(scratch);
    return (scratch / name).string();
  };
  for (int round = 0; round < kRounds; ++round) {
    {
      RawSqlite raw{fresh("single.db")};
      singles.push_back(per_second(2'000, [&] {
        for (std::size_t i = 0; i < 2'000; ++i) {
          raw.insert(visits()[i]);
        }
      }));
    }
    for (auto& bar : bars) {
      auto database = open("sqlite:" + fresh("group.db"));
      bar.rates.push_back(per_second(bar.count, [&] {
        from_threads(bar.writers, bar.count / bar.writers, [&](Visit const& visit) { insert(database, visit); });
      }));
    }
    {
      auto database = open("sqlite:" + fresh("posted.db"));
      posted.push_back(per_second(64'000, [&] { insert_from_event_loop(database, 64, visits().size()); }));
    }
    {
      RawSqlite raw{fresh("batches.db")};
      batches.push_back(per_second(64'000, [&] {
        for (std::size_t i = 0; i < visits().size(); ++i) {
          if (i % kBatch == 0) {
            raw.run(i == 0 ? "begin immediate" : "commit; begin immediate");
          }
          raw.insert(visits()[i]);
        }
        raw.run("commit");
      }));
    }
    RawSqlite raw{fresh("giant.db")};
    giants.push_back(per_second(64'000, [&] {
      raw.run("begin");
      for (auto const& visit : visits()) {
        raw.insert(visit);
      }
      raw.run("commit");
    }));
  }
  fs::remove_all(scratch);
  auto const single = median(singles);
  auto const giant = median(giants);
  fmt::print("  plain sqlite3, one commit per insert      {:>8.0f}/s\n", single);
  auto const print = [&](std::string const& name, double rate) {
    fmt::print("  {:<42}{:>8.0f}/s   {:.2f} x one commit per insert, {:.2f} of one transaction\n", name, rate,
               rate / single, rate / giant);
  };
  for (auto const& bar : bars) {
    print(fmt::format("platform/db, {} waiting threads", bar.writers), median(bar.rates));
  }
  print("platform/db, 64 requests of an event loop", median(posted));
  print("plain sqlite3, 64 inserts a commit", median(batches));
  fmt::print("  platform/db reaches {:.2f} of the last, which no layer that waits for the disk can pass\n",
             median(posted) / median(batches));
  fmt::print("  plain sqlite3, all in one transaction     {:>8.0f}/s\n", giant);
}

// Runs pgbench with the same statement, prepared, for 3 seconds.
double pgbench(std::string const& url, fs::path const& script) {
  auto const command =
      fmt::format("pgbench -n -M prepared -c 8 -j 2 -T 3 -f {} '{}' 2>/dev/null", script.string(), url);
  auto* const output = popen(command.c_str(), "r");
  double rate = 0;
  char line[256];
  while (output && fgets(line, sizeof line, output)) {
    std::sscanf(line, "tps = %lf", &rate);
  }
  if (output) {
    pclose(output);
  }
  if (rate == 0) {
    fmt::print(stderr, "pgbench gave no figure: {}\n", command);
    std::exit(1);
  }
  return rate;
}

void write_script(fs::path const& file, bool in_transaction) {
  constexpr auto kInsertLiteral =
      "insert into visit (network_id, id, counter_id, theme, minutes, at)"
      " values ('fr', to_hex((:time)::bigint) || '-7abc-8def-' || to_hex((:chance)::bigint), 'fs-' || "
      "(:counter)::bigint, 'family_benefits', 20,"
      " '2024-09-02T08:30:00.000Z');\n";
  std::ofstream script{file};
  script << "\\set time random(1000000000, 2000000000)\n\\set chance random(1000000000, 9000000000000000000)\n"
            "\\set counter random(1, 2845)\n";
  script << (in_transaction ? "begin;\n" : "") << kInsertLiteral << (in_transaction ? "commit;\n" : "");
}

void bench_postgresql(std::string const& url, fs::path const& folder) {
  constexpr int kConnections = 8;
  constexpr int kCount = 24'000;
  auto const single_script = folder / "insert.sql";
  auto const transaction_script = folder / "transaction.sql";
  write_script(single_script, false);
  write_script(transaction_script, true);
  std::vector<double> own;
  std::vector<double> singles;
  std::vector<double> transactions;
  auto database = open(url, kConnections);
  for (int round = 0; round < kRounds; ++round) {
    database.connect(db::Access::kWrite)->script("truncate visit");
    own.push_back(per_second(kCount, [&] {
      from_threads(kConnections, kCount / kConnections, [&](Visit const& visit) { insert(database, visit); });
    }));
    singles.push_back(pgbench(url, single_script));
    transactions.push_back(pgbench(url, transaction_script));
  }
  fs::remove(single_script);
  fs::remove(transaction_script);
  auto const rate = median(own);
  fmt::print("PostgreSQL: the same table, 8 connections, synchronous commit\n");
  fmt::print("  platform/db, serialisable transactions    {:>8.0f}/s\n", rate);
  fmt::print("  pgbench, the insert alone (autocommit)    {:>8.0f}/s   we reach {:.2f} of it\n", median(singles),
             rate / median(singles));
  fmt::print("  pgbench, begin; insert; commit            {:>8.0f}/s   we reach {:.2f} of it\n", median(transactions),
             rate / median(transactions));
}

}  // namespace

int main(int count, char** arguments) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);  // each figure as soon as it is known
  auto const folder = count > 1 ? fs::path{arguments[1]} : fs::current_path();
  bench_sqlite(folder);
  if (auto const* url = std::getenv("RELAIS_TEST_POSTGRESQL")) {
    bench_postgresql(url, folder);
  } else {
    fmt::print("PostgreSQL: RELAIS_TEST_POSTGRESQL is not set\n");
  }
}

// Writes from several threads until it is killed, and prints the number of each write that was acknowledged.
//
//   crash_child URL FIRST_NUMBER
#include <atomic>
#include <cstdlib>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "platform/db/database.hpp"

namespace {

using namespace relais;

db::Statement const kInsert{"crash.insert", "insert into crash_half (id, side) values (:id, :side)"};

// Two rows each, so that half a write would show.
void write_pair(db::Database& database, std::int64_t id) {
  database.write([&](db::Transaction& tx) {
    for (auto const* side : {"left", "right"}) {
      tx.run(kInsert, db::arg("id", id), db::arg("side", side));
    }
  });
  auto const line = fmt::format("{}\n", id);
  if (::write(STDOUT_FILENO, line.data(), line.size()) < 0) {
    std::_Exit(2);
  }
}

}  // namespace

int main(int, char** argv) {
  constexpr int kThreads = 8;
  db::Migration const migration{
      1, "crash", "create table crash_half (id bigint not null, side text not null, primary key (id, side))"};
  auto database = db::Database::open(argv[1], {.migrations = {migration}, .writers = kThreads});
  if (!database) {
    fmt::print(stderr, "{}\n", database.problem().detail);
    return 1;
  }
  std::atomic<std::int64_t> next = std::atoll(argv[2]);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      for (;;) {
        write_pair(*database, next++);
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
}

// An import that is killed leaves the directory as it was: a child is killed at moments spread over the time that an
// import takes, and the database is looked at afterwards.
#include <algorithm>
#include <csignal>
#include <random>
#include <thread>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "network/import_test_database.hpp"

namespace relais::network {
namespace {

using namespace std::chrono;

constexpr int kRows = 3000;

std::string list_of(std::string_view name) {
  std::string csv = "id;nom;commune;tel;lundi\n";
  for (int i = 0; i < kRows; ++i) {
    csv += fmt::format("{};{} {};Vervins;03 23 98 55 44;09:00 - 12:00\n", i, name, i);
  }
  return csv;
}

db::Database opened(std::string const& url) {
  auto database = db::Database::open(url, {.migrations = db::migrations_from(migrations::all())});
  return *std::move(database);
}

Result<ImportReport> import_into(db::Database& database, std::string const& list) {
  auto const fr = NetworkId{"fr"};
  return import_counters(database, Scope::whole_network(fr), shipped_rules(), list, "2024-08-01",
                         {.network = fr, .source = "test"});
}

std::vector<Counter> counters_of(db::Database& database) {
  return database.read([](db::Snapshot const& snapshot) {
    return DirectoryStore{snapshot, Scope::public_directory()}.load().counters;
  });
}

// In a child of its own that says through the pipe when it begins.
pid_t import_in_child(std::string const& url, std::string const& list, int ready) {
  auto const child = fork();
  if (child == 0) {
    auto database = opened(url);
    [[maybe_unused]] auto const told = write(ready, "!", 1);
    auto const report = import_into(database, list);
    _exit(report ? 0 : 1);
  }
  return child;
}

TEST(ImportCrash, a_killed_import_leaves_the_directory_as_it_was_or_as_it_should_be) {
  db::TestFolder folder;
  auto const url = "sqlite:" + (folder.path() / "relais.db").string();
  auto const before = list_of("before");
  auto const after = list_of("after");
  auto took = microseconds{};
  {
    auto database = opened(url);
    ASSERT_TRUE(load_reference(database, data_folder()));
    auto const start = steady_clock::now();
    ASSERT_TRUE(import_into(database, before));
    took = duration_cast<microseconds>(steady_clock::now() - start);
  }
  std::mt19937 random{7};
  std::uniform_int_distribution<std::int64_t> moment{0, took.count()};
  auto cut_short = 0;
  for (int i = 0; i < 20; ++i) {
    int ready[2];
    ASSERT_EQ(pipe(ready), 0);
    auto const child = import_in_child(url, i % 2 == 0 ? after : before, ready[1]);
    char sign = 0;
    ASSERT_EQ(read(ready[0], &sign, 1), 1);
    std::this_thread::sleep_for(microseconds{moment(random)});
    kill(child, SIGKILL);
    int status = 0;
    waitpid(child, &status, 0);
    close(ready[0]);
    close(ready[1]);
    cut_short += WIFSIGNALED(status) ? 1 : 0;

    auto database = opened(url);
    auto const counters = counters_of(database);
    ASSERT_EQ(counters.size(), static_cast<std::size_t>(kRows));
    auto const all_of_one_list = std::ranges::all_of(
        counters, [&](Counter const& counter) { return counter.name.starts_with(counters.front().name.substr(0, 5)); });
    EXPECT_TRUE(all_of_one_list) << "kill " << i << " left a mixture";
  }
  EXPECT_GT(cut_short, 0) << "no import was cut short: the test shows nothing";
}

}  // namespace
}  // namespace relais::network

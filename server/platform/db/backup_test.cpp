#include "platform/db/backup.hpp"

#include <atomic>
#include <fstream>
#include <thread>

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "platform/db/test_database.hpp"

namespace relais::db {
namespace {

namespace fs = std::filesystem;

struct Entry {
  std::string id;
  std::int64_t pair = 0;
  double weight = 0;
  std::optional<std::string> note = {};
  bool operator==(Entry const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (id, pair, weight, note))

Statement const kAdd{"test.entry_add",
                     "insert into test_entry (id, pair, weight, note) values (:id, :pair, :weight, :note)"};
Statement const kAll{"test.entry_all", "select id, pair, weight, note from test_entry order by id"};
Statement const kSingles{"test.entry_singles", R"sql(
  select count(*) from (select pair from test_entry group by pair having count(*) <> 2) singles)sql"};

class BackupTest : public OnBothDatabases {
 protected:
  void prepare() override {
    database()
        .connect(Access::kWrite)
        ->script(
            "create table test_entry (id text not null primary key, pair bigint not null, weight double precision not "
            "null,"
            " note text)");
    for (int i = 0; i < 50; ++i) {
      add_pair(i);
    }
    if (GetParam() == Dialect::kPostgresql) {
      elsewhere_.emplace();
    }
  }
  // Two rows in one write: a backup holds both or neither.
  void add_pair(std::int64_t pair) {
    database().write([&](Transaction& tx) {
      tx.run(kAdd, Entry{fmt::format("{}a", pair), pair, 0.1 * static_cast<double>(pair), "l'été « à Saint-Dié »\n;"});
      tx.run(kAdd, Entry{fmt::format("{}b", pair), pair, -1e300});
    });
  }
  std::vector<Entry> entries(Database& of) {
    return of.read([](Snapshot const& snapshot) { return snapshot.all<Entry>(kAll); });
  }
  fs::path file() const { return here_.path() / "copy"; }
  std::string elsewhere() const {
    return elsewhere_ ? elsewhere_->url() : "sqlite:" + (here_.path() / "elsewhere.db").string();
  }
  Database open_elsewhere() {
    auto opened =
        Database::open(elsewhere(), {.migrations = migrations_from(migrations::all()), .schema = Schema::kRequire});
    EXPECT_TRUE(opened) << opened.problem().detail;
    return *std::move(opened);
  }
  static std::string outcome(Result<void> const& result) {
    if (result) {
      return "done";
    }
    EXPECT_THAT(result.problem().detail, testing::Not(testing::HasSubstr("\n")));
    return result.problem().code;
  }

  TestFolder here_;
  std::optional<TestPostgresql> elsewhere_;
};
RELAIS_ON_BOTH_DATABASES(BackupTest);

TEST_P(BackupTest, restored_elsewhere_it_equals_by_content) {
  database().write([](Transaction& tx) { tx.emit("test.kept", "{}"); });
  ASSERT_EQ(outcome(backup(url(), file())), "done");
  ASSERT_EQ(outcome(restore(elsewhere(), file())), "done");
  auto copy = open_elsewhere();
  EXPECT_EQ(entries(copy), entries(database()));
  copy.write([](Transaction& tx) { tx.emit("test.goes_on", "{}"); });  // numbers go on after those restored
}

TEST_P(BackupTest, taken_while_others_write_it_is_of_one_moment) {
  std::atomic<bool> stop = false;
  std::atomic<std::int64_t> next = 1000;
  std::thread writer{[&] {
    while (!stop) {
      add_pair(next++);
    }
  }};
  auto const before = next.load();
  auto const done = outcome(backup(url(), file()));
  stop = true;
  writer.join();
  ASSERT_EQ(done, "done");
  ASSERT_EQ(outcome(restore(elsewhere(), file())), "done");
  auto copy = open_elsewhere();
  EXPECT_EQ(copy.read([](Snapshot const& snapshot) { return snapshot.one<std::int64_t>(kSingles); }), 0);
  EXPECT_GE(std::ssize(entries(copy)), 2 * (50 + before - 1000));
}

TEST_P(BackupTest, nothing_is_overwritten) {
  ASSERT_EQ(outcome(backup(url(), file())), "done");
  EXPECT_EQ(outcome(backup(url(), file())), "db.file_exists");
  EXPECT_EQ(outcome(restore(url(), file())), "db.not_empty");
}

TEST_P(BackupTest, a_file_that_is_no_backup_or_only_half_of_one_restores_nothing) {
  EXPECT_EQ(outcome(restore(elsewhere(), file())), "db.file_missing");
  ASSERT_EQ(outcome(backup(url(), file())), "done");
  fs::resize_file(file(), fs::file_size(file()) / 2);
  EXPECT_EQ(outcome(restore(elsewhere(), file())), "db.not_a_backup");
  std::ofstream{file()} << "not a backup";
  EXPECT_EQ(outcome(restore(elsewhere(), file())), "db.not_a_backup");
  fs::remove(file());
  ASSERT_EQ(outcome(backup(url(), file())), "done");
  EXPECT_EQ(outcome(restore(elsewhere(), file())), "done");
}

TEST_P(BackupTest, a_place_that_cannot_be_written) {
  EXPECT_NE(outcome(backup(url(), here_.path() / "none" / "copy")), "done");
}

TEST(SqliteBackup, is_not_restored_under_a_running_server) {
  TestFolder const folder;
  auto const url = "sqlite:" + (folder.path() / "relais.db").string();
  auto const server = Database::open(url, {.serving = true});
  ASSERT_TRUE(server);
  EXPECT_EQ(restore(url, folder.path() / "copy").problem().code, "db.in_use");
}

}  // namespace
}  // namespace relais::db

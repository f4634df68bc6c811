#include "platform/db/migration.hpp"

#include <thread>

#include <gmock/gmock.h>

#include "platform/db/test_database.hpp"

namespace relais::db {
namespace {

Statement const kParts{"test.parts", "select count(*) from test_part"};

Migration const kFirst{1, "first", "create table test_part (id text not null primary key);"};
Migration const kSecond{2, "second", "insert into test_part (id) values ('a;b'); -- one; two\n"};

class MigrationTest : public OnBothDatabases {
 protected:
  void SetUp() override {
    start_with({});
    OnBothDatabases::SetUp();
  }
  std::string refusal(std::vector<Migration> migrations, Schema schema = Schema::kMigrate) {
    auto const opened = Database::open(url(), {.migrations = std::move(migrations), .schema = schema});
    if (opened) {
      return "accepted";
    }
    EXPECT_FALSE(opened.problem().detail.empty());
    EXPECT_EQ(opened.problem().detail.find('\n'), std::string::npos);
    return opened.problem().code;
  }
  std::int64_t parts() {
    return database().read([](Snapshot const& snapshot) { return snapshot.one<std::int64_t>(kParts).value(); });
  }
};
RELAIS_ON_BOTH_DATABASES(MigrationTest);

TEST_P(MigrationTest, each_is_applied_once) {
  EXPECT_EQ(refusal({kFirst, kSecond}), "accepted");
  EXPECT_EQ(refusal({kFirst, kSecond}), "accepted");
  EXPECT_EQ(parts(), 1);
}

TEST_P(MigrationTest, a_newer_schema_is_refused) {
  EXPECT_EQ(refusal({kFirst, kSecond}), "accepted");
  EXPECT_EQ(refusal({kFirst}), "db.schema_newer");
}

TEST_P(MigrationTest, an_altered_schema_is_refused) {
  EXPECT_EQ(refusal({kFirst}), "accepted");
  EXPECT_EQ(refusal({{1, "first", kFirst.sql + " "}}), "db.schema_altered");
  EXPECT_EQ(refusal({{0, "before", "select 1"}, kFirst}), "db.schema_altered");
}

TEST_P(MigrationTest, an_older_schema_is_refused_where_it_must_be_whole) {
  EXPECT_EQ(refusal({kFirst}), "accepted");
  EXPECT_EQ(refusal({kFirst, kSecond}, Schema::kRequire), "db.schema_older");
  EXPECT_EQ(refusal({kFirst}, Schema::kRequire), "accepted");
  EXPECT_EQ(parts(), 0);
}

TEST_P(MigrationTest, one_that_fails_leaves_the_old_state) {
  EXPECT_EQ(refusal({kFirst, {2, "broken", "insert into test_part (id) values ('a'); insert into nowhere values (1)"}}),
            "db.migration_failed");
  EXPECT_EQ(parts(), 0);
  EXPECT_EQ(refusal({kFirst, kSecond}), "accepted");
  EXPECT_EQ(parts(), 1);
}

TEST_P(MigrationTest, two_at_once_apply_each_once) {
  std::vector<std::thread> processes;
  for (int i = 0; i < 4; ++i) {
    processes.emplace_back([&] { EXPECT_EQ(refusal({kFirst, kSecond}), "accepted"); });
  }
  for (auto& process : processes) {
    process.join();
  }
  EXPECT_EQ(parts(), 1);
}

TEST(Migrations, are_named_by_their_files) {
  embedded::File const files[] = {{"server/migrations/0003_search.sqlite.sql", "x"}, {"0012_case_files.sql", "y"}};
  auto const migrations = migrations_from(files);
  EXPECT_EQ(migrations[0].number, 3);
  EXPECT_EQ(migrations[0].name, "search");
  EXPECT_EQ(migrations[0].only, Dialect::kSqlite);
  EXPECT_EQ(migrations[1].number, 12);
  EXPECT_EQ(migrations[1].name, "case_files");
  EXPECT_EQ(migrations[1].only, std::nullopt);
}

TEST(Migrations, shipped_ones_have_one_number_each) {
  auto const shipped = migrations_from(migrations::all());
  ASSERT_FALSE(shipped.empty());
  for (std::size_t i = 1; i < shipped.size(); ++i) {
    EXPECT_TRUE(shipped[i].number > shipped[i - 1].number || shipped[i].only != shipped[i - 1].only) << shipped[i].name;
  }
}

}  // namespace
}  // namespace relais::db

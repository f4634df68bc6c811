// For tests of stores: the same body on SQLite and on PostgreSQL, each test on a fresh migrated database.
//
//   class CaseStoreTest : public db::OnBothDatabases {};
//   RELAIS_ON_BOTH_DATABASES(CaseStoreTest);
//   TEST_P(CaseStoreTest, finds_what_it_saved) { database().write([&](db::Transaction& tx) { ... }); }
//
// PostgreSQL comes from RELAIS_TEST_POSTGRESQL, the URL of a server whose user may create databases (tests/postgres.sh
// starts one); without it these tests are skipped by name. Link relais_migrations.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include <gtest/gtest.h>
#include <stdlib.h>

#include "migrations/migrations.hpp"
#include "platform/db/database.hpp"

namespace relais::db {

// A folder of its own, removed at the end.
class TestFolder {
 public:
  TestFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "relais-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  TestFolder(TestFolder const&) = delete;
  TestFolder& operator=(TestFolder const&) = delete;
  ~TestFolder() { std::filesystem::remove_all(path_); }
  std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A PostgreSQL database of its own, dropped at the end.
class TestPostgresql {
 public:
  static char const* server() { return std::getenv("RELAIS_TEST_POSTGRESQL"); }

  TestPostgresql() : name_(unused_name()) { administer("create database " + name_); }
  TestPostgresql(TestPostgresql const&) = delete;
  TestPostgresql& operator=(TestPostgresql const&) = delete;
  ~TestPostgresql() { administer("drop database " + name_ + " with (force)"); }

  // postgresql://user@host:port/postgres?options -> the same with this database's name
  std::string url() const {
    std::string url = server();
    auto const path = url.find('/', url.find("://") + 3);
    auto const end = std::min(url.find('?', path), url.size());
    return url.replace(path, end - path, "/" + name_);
  }

 private:
  static std::string unused_name() {
    static int count = 0;
    return "relais_test_" + std::to_string(getpid()) + "_" + std::to_string(++count);
  }
  static void administer(std::string const& sql) {
    auto admin = Database::open(server(), {.schema = Schema::kIgnore});
    ASSERT_TRUE(admin) << admin.problem().detail;
    admin->connect(Access::kWrite)->script(sql);
  }
  std::string name_;
};

class OnBothDatabases : public testing::TestWithParam<Dialect> {
 protected:
  void SetUp() override {
    if (GetParam() == Dialect::kPostgresql) {
      if (!TestPostgresql::server()) {
        GTEST_SKIP() << "RELAIS_TEST_POSTGRESQL is not set";
      }
      postgresql_.emplace();
    }
    reopen({.migrations = migrations_, .schema = Schema::kMigrate});
    if (!HasFatalFailure()) {
      prepare();
    }
  }
  // Before SetUp: another schema than the shipped one.
  void start_with(std::vector<Migration> migrations) { migrations_ = std::move(migrations); }
  virtual void prepare() {}  // what each test of the suite starts from
  void TearDown() override { database_.reset(); }

  Database& database() { return *database_; }

  std::string url() const {
    return postgresql_ ? postgresql_->url() : "sqlite:" + (folder_.path() / "relais.db").string();
  }

  // Without its threads, so that the process may fork.
  void close() { database_.reset(); }

  // Closes and opens again, as a restart does.
  void reopen(Options options) {
    close();
    auto opened = Database::open(url(), std::move(options));
    ASSERT_TRUE(opened) << opened.problem().detail;
    database_.emplace(*std::move(opened));
  }

 private:
  std::vector<Migration> migrations_ = migrations_from(migrations::all());
  TestFolder folder_;
  std::optional<TestPostgresql> postgresql_;
  std::optional<Database> database_;
};

// Each statement that this program links prepares on this database. Tables of tests are their own affair.
inline void expect_statements_prepare(Database& database) {
  auto const connection = database.connect(Access::kWrite);
  for (auto const* statement : registered_statements()) {
    if (statement->runs_on(database.dialect()) && !statement->name().starts_with("test.")) {
      EXPECT_NO_THROW(connection->prepare(*statement)) << statement->name();
    }
  }
}

inline std::string dialect_name(testing::TestParamInfo<Dialect> const& test) {
  return test.param == Dialect::kSqlite ? "sqlite" : "postgresql";
}

#define RELAIS_ON_BOTH_DATABASES(fixture)                                                                   \
  INSTANTIATE_TEST_SUITE_P(On, fixture,                                                                     \
                           testing::Values(relais::db::Dialect::kSqlite, relais::db::Dialect::kPostgresql), \
                           relais::db::dialect_name)

}  // namespace relais::db

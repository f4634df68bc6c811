// PostgreSQL ends connections under our hands, as a restart or a failover does.
#include <atomic>
#include <thread>

#include <gmock/gmock.h>

#include "platform/db/test_database.hpp"

namespace relais::db {
namespace {

Statement const kAdd{"test.lost_add", "insert into test_lost (id) values (:id)"};
Statement const kCount{"test.lost_count", "select count(*) from test_lost"};
Statement const kEndOthers{"test.lost_end_others",
                           "select count(pg_terminate_backend(pid)) from pg_stat_activity "
                           "where datname = current_database() and pid <> pg_backend_pid()",
                           Dialect::kPostgresql};

class LostConnection : public testing::Test {
 protected:
  void SetUp() override {
    if (!TestPostgresql::server()) {
      GTEST_SKIP() << "RELAIS_TEST_POSTGRESQL is not set";
    }
    server_.emplace();
    auto opened = Database::open(server_->url(), {.schema = Schema::kIgnore, .writers = 4});
    ASSERT_TRUE(opened);
    database_.emplace(*std::move(opened));
    database_->connect(Access::kWrite)->script("create table test_lost (id bigint not null primary key)");
    killer_ = database_->connect(Access::kRead);
  }
  void TearDown() override {
    killer_.reset();
    database_.reset();
  }
  void end_connections() { Snapshot{*killer_}.one<std::int64_t>(kEndOthers); }
  void add(std::int64_t id) {
    database_->write([&](Transaction& tx) { tx.run(kAdd, arg("id", id)); });
  }
  std::int64_t count() {
    return database_->read([](Snapshot const& snapshot) { return snapshot.one<std::int64_t>(kCount).value(); });
  }

  std::optional<TestPostgresql> server_;
  std::optional<Database> database_;
  std::unique_ptr<Connection> killer_;
};

TEST_F(LostConnection, idle_ones_are_replaced_unseen) {
  add(1);
  EXPECT_EQ(count(), 1);
  end_connections();
  EXPECT_EQ(count(), 1);
  add(2);
  EXPECT_EQ(count(), 2);
}

TEST_F(LostConnection, a_write_cut_before_its_commit_is_run_again) {
  int runs = 0;
  database_->write([&](Transaction& tx) {
    tx.run(kAdd, arg("id", 1));
    if (++runs == 1) {
      end_connections();
    }
    tx.run(kAdd, arg("id", 2));
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(count(), 2);
}

TEST_F(LostConnection, a_read_cut_in_the_middle_is_run_again) {
  add(1);
  int runs = 0;
  auto reader = database_->reader();
  auto const seen = reader.read([&](Snapshot const& snapshot) {
    snapshot.one<std::int64_t>(kCount);
    if (++runs == 1) {
      end_connections();
    }
    return snapshot.one<std::int64_t>(kCount);
  });
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(seen, 1);
}

TEST_F(LostConnection, under_load_nothing_answered_is_lost_and_nothing_comes_twice) {
  constexpr int kEach = 50;
  std::atomic<std::int64_t> answered = 0;
  std::atomic<std::int64_t> unknown = 0;  // cut while committing: the caller is told that nobody knows
  std::vector<std::thread> writers;
  for (int writer = 0; writer < 4; ++writer) {
    writers.emplace_back([&, writer] {
      for (int i = 0; i < kEach; ++i) {
        try {
          add(writer * kEach + i);
          ++answered;
        } catch (Fault const& fault) {
          EXPECT_EQ(fault.kind(), FaultKind::kLost) << fault.what();
          ++unknown;
        }
      }
    });
  }
  for (int i = 0; i < 10; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
    end_connections();
  }
  for (auto& writer : writers) {
    writer.join();
  }
  EXPECT_EQ(answered + unknown, 4 * kEach);
  EXPECT_GE(count(), answered);
  EXPECT_LE(count(), answered + unknown);
}

}  // namespace
}  // namespace relais::db

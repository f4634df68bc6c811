#include "platform/db/sqlite_writer.hpp"

#include <latch>

#include <gmock/gmock.h>

#include "platform/db/test_database.hpp"

namespace relais::db {
namespace {

using testing::ElementsAre;

Statement const kAdd{"test.line_add", "insert into test_line (id, text) values (:id, :text)"};
Statement const kAddOrRollBack{"test.line_add_or_rollback",
                               "insert or rollback into test_line (id, text) values (:id, :text)", Dialect::kSqlite};
Statement const kIds{"test.line_ids", "select id from test_line order by id"};

// Holds the writer in a first write until the others have been queued, so that they make one batch.
class SqliteWriterTest : public testing::Test, public Mailbox {
 protected:
  SqliteWriterTest() : file_((folder_.path() / "relais.db").string()) {
    auto connection = std::make_unique<SqliteConnection>(file_, Access::kWrite, std::chrono::seconds{1});
    connection->script("create table test_line (id bigint not null primary key, text text not null)");
    connection_ = connection.get();
    writer_.emplace(std::move(connection), std::make_shared<SystemClock>(), [] {});
  }

  void write(std::int64_t id, Statement const& statement = kAdd, std::size_t size = 1) {
    submit([=, &statement](Transaction& tx) { tx.run(statement, arg("id", id), arg("text", std::string(size, 'x'))); },
           id);
  }
  void in_one_batch(std::function<void()> const& writes) {
    std::latch started{1};
    std::latch queued{1};
    submit(
        [&](Transaction&) {
          started.count_down();
          queued.wait();
        },
        0);
    started.wait();
    writes();
    queued.count_down();
    writer_.reset();  // finishes
  }
  std::vector<std::int64_t> ids() {
    SqliteConnection connection{file_, Access::kRead, std::chrono::seconds{1}};
    return Snapshot{connection}.all<std::int64_t>(kIds);
  }

  void deliver(std::vector<Answer> answers) override {
    deliveries_.push_back(answers.size());
    std::ranges::for_each(answers, [](auto const& answer) { answer(); });
  }

  TestFolder folder_;
  std::string file_;
  SqliteConnection* connection_ = nullptr;  // the writer's
  std::optional<SqliteWriter> writer_;
  std::vector<std::size_t> deliveries_;
  std::vector<std::int64_t> failed_;

 private:
  template <class UseCase>
  void submit(UseCase use_case, std::int64_t id) {
    auto completion = [this, id](Outcome<void> outcome) {
      try {
        outcome.take();
      } catch (Fault const&) {
        failed_.push_back(id);
      }
    };
    using Posted = PostedWork<Transaction, UseCase, decltype(completion)>;
    writer_->submit(std::make_shared<Posted>(*this, std::move(use_case), completion));
  }
};

TEST_F(SqliteWriterTest, one_batch_is_answered_in_one_delivery) {
  in_one_batch([&] {
    for (std::int64_t id = 1; id <= 10; ++id) {
      write(id);
    }
  });
  EXPECT_THAT(deliveries_, ElementsAre(1, 10));
}

TEST_F(SqliteWriterTest, a_batch_has_a_most) {
  in_one_batch([&] {
    for (std::int64_t id = 1; id <= 300; ++id) {
      write(id);
    }
  });
  EXPECT_THAT(deliveries_, ElementsAre(1, 256, 44));
  EXPECT_EQ(ids().size(), 300u);
}

TEST_F(SqliteWriterTest, one_that_ends_the_whole_transaction_fails_alone) {
  in_one_batch([&] {
    write(1);
    write(2);
    write(1, kAddOrRollBack);
    write(3);
  });
  EXPECT_THAT(failed_, ElementsAre(1));
  EXPECT_THAT(ids(), ElementsAre(1, 2, 3));
}

TEST_F(SqliteWriterTest, one_for_which_there_is_no_room_fails_alone) {
  connection_->script("pragma max_page_count = 20");
  in_one_batch([&] {
    write(1);
    write(2, kAdd, 1'000'000);
    write(3);
  });
  EXPECT_THAT(failed_, ElementsAre(2));
  EXPECT_THAT(ids(), ElementsAre(1, 3));
}

// A reference that is checked at the commit only: what the layer cannot isolate, it must not acknowledge.
TEST_F(SqliteWriterTest, a_commit_that_fails_fails_all_of_its_batch) {
  connection_->script("create table test_child (of bigint references test_line (id) deferrable initially deferred)");
  static Statement const kOrphan{"test.line_orphan", "insert into test_child (of) select :id + 1000 where :text = 'x'",
                                 Dialect::kSqlite};
  in_one_batch([&] {
    write(1);
    write(2, kOrphan);
    write(3);
  });
  EXPECT_THAT(failed_, ElementsAre(1, 2, 3));
  EXPECT_THAT(ids(), ElementsAre());
}

}  // namespace
}  // namespace relais::db

// What holds for writes on both databases: nothing by halves, nothing lost, faults stay with their own write.
#include <atomic>
#include <semaphore>
#include <thread>

#include <gmock/gmock.h>

#include "platform/db/test_database.hpp"

namespace relais::db {
namespace {

Statement const kAdd{"test.tally_add", "insert into test_tally (id, amount) values (:id, :amount)"};
Statement const kCount{"test.tally_count", "select count(*) from test_tally"};
Statement const kSum{"test.tally_sum", "select cast(coalesce(sum(amount), 0) as bigint) from test_tally"};
Statement const kAmount{"test.tally_amount", "select amount from test_tally where id = :id"};
Statement const kSet{"test.tally_set", "update test_tally set amount = :amount where id = :id"};

class WriteTest : public OnBothDatabases {
 protected:
  void prepare() override {
    database()
        .connect(Access::kWrite)
        ->script("create table test_tally (id text not null primary key, amount bigint not null)");
  }
  std::int64_t number(Statement const& statement) {
    return database().read([&](Snapshot const& snapshot) { return snapshot.one<std::int64_t>(statement); }).value();
  }
  void add(std::string const& id, std::int64_t amount = 0) {
    database().write([&](Transaction& tx) { tx.run(kAdd, arg("id", id), arg("amount", amount)); });
  }
};
RELAIS_ON_BOTH_DATABASES(WriteTest);

template <class Action>
void from_threads(int threads, Action action) {
  std::vector<std::thread> running;
  for (int i = 0; i < threads; ++i) {
    running.emplace_back([&, i] { action(i); });
  }
  for (auto& thread : running) {
    thread.join();
  }
}

TEST_P(WriteTest, a_returned_problem_undoes_the_write) {
  auto const refused = database().write([](Transaction& tx) -> Result<int> {
    tx.run(kAdd, arg("id", "a"), arg("amount", 1));
    return Problem{.fault = relais::Fault::kConflict, .code = "test.no"};
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().code, "test.no");
  EXPECT_EQ(number(kCount), 0);
}

TEST_P(WriteTest, an_exception_undoes_the_write_and_reaches_the_caller) {
  EXPECT_THROW(database().write([](Transaction& tx) {
    tx.run(kAdd, arg("id", "a"), arg("amount", 1));
    throw std::domain_error{"no"};
  }),
               std::domain_error);
  EXPECT_EQ(number(kCount), 0);
}

TEST_P(WriteTest, a_duplicate_can_be_answered_as_a_problem) {
  add("a");
  auto const refused = database().write([](Transaction& tx) -> Result<void> {
    try {
      tx.run(kAdd, arg("id", "a"), arg("amount", 1));
    } catch (Fault const& fault) {
      if (fault.kind() == FaultKind::kUnique) {
        return Problem{.fault = relais::Fault::kConflict, .code = "test.taken"};
      }
      throw;
    }
    return {};
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().code, "test.taken");
}

TEST_P(WriteTest, a_write_cannot_go_on_after_a_fault) {
  add("a");
  EXPECT_THROW(database().write([](Transaction& tx) {
    EXPECT_THROW(tx.run(kAdd, arg("id", "a"), arg("amount", 1)), Fault);
    EXPECT_THROW(tx.run(kAdd, arg("id", "b"), arg("amount", 1)), Fault);
  }),
               Fault);
  EXPECT_EQ(number(kCount), 1);
}

TEST_P(WriteTest, a_write_inside_a_write_is_refused) {
  EXPECT_THROW(database().write([&](Transaction&) { add("inner"); }), Fault);
  add("after");
}

TEST_P(WriteTest, concurrent_writes_each_take_place_once_and_refused_ones_leave_nothing) {
  constexpr int kThreads = 16;
  constexpr int kEach = 25;
  from_threads(kThreads, [&](int thread) {
    for (int i = 0; i < kEach; ++i) {
      auto const id = std::to_string(thread) + "-" + std::to_string(i);
      std::ignore = database().write([&](Transaction& tx) -> Result<void> {
        tx.run(kAdd, arg("id", id), arg("amount", 1));
        if (i % 5 == 0) {
          return Problem{.code = "test.no"};
        }
        return {};
      });
    }
  });
  EXPECT_EQ(number(kCount), kThreads * kEach * 4 / 5);
}

TEST_P(WriteTest, a_fault_stays_with_its_own_write) {
  add("taken");
  std::atomic<int> faults = 0;
  from_threads(16, [&](int thread) {
    for (int i = 0; i < 20; ++i) {
      try {
        add(thread % 4 == 0 ? "taken" : std::to_string(thread) + "-" + std::to_string(i));
      } catch (Fault const& fault) {
        EXPECT_EQ(fault.kind(), FaultKind::kUnique);
        ++faults;
      }
    }
  });
  EXPECT_EQ(faults, 4 * 20);
  EXPECT_EQ(number(kCount), 1 + 12 * 20);
}

TEST_P(WriteTest, what_a_write_has_read_holds_until_it_commits) {
  add("account", 0);
  from_threads(8, [&](int) {
    for (int i = 0; i < 10; ++i) {
      database().write([](Transaction& tx) {
        auto const amount = tx.one<std::int64_t>(kAmount, arg("id", "account"));
        tx.run(kSet, arg("id", "account"), arg("amount", *amount + 1));
      });
    }
  });
  EXPECT_EQ(number(kSum), 80);
}

TEST_P(WriteTest, writes_that_wait_are_finished_before_closing) {
  class Nobody : public Mailbox {
   public:
    void deliver(std::vector<Answer> answers) override { count += static_cast<int>(answers.size()); }
    std::atomic<int> count = 0;
  } mailbox;
  for (int i = 0; i < 50; ++i) {
    database().write_async(
        mailbox, [i](Transaction& tx) { tx.run(kAdd, arg("id", std::to_string(i)), arg("amount", 1)); },
        [](Outcome<void>) {});
  }
  reopen({.schema = Schema::kIgnore});
  EXPECT_EQ(mailbox.count, 50);
  EXPECT_EQ(number(kCount), 50);
}

TEST_P(WriteTest, asynchronous_answers_carry_values_and_faults) {
  class Here : public Mailbox {
   public:
    void deliver(std::vector<Answer> answers) override {
      for (auto const& answer : answers) {
        answer();
      }
      delivered.release();
    }
    std::counting_semaphore<> delivered{0};
  } mailbox;
  add("a", 41);
  std::int64_t seen = 0;
  bool failed = false;
  database().read_async(
      mailbox, [](Snapshot const& snapshot) { return snapshot.one<std::int64_t>(kSum).value(); },
      [&](Outcome<std::int64_t> outcome) { seen = outcome.take(); });
  mailbox.delivered.acquire();
  database().write_async(
      mailbox, [](Transaction& tx) { return tx.run(kAdd, arg("id", "a"), arg("amount", 1)); },
      [&](Outcome<std::int64_t> outcome) {
        try {
          outcome.take();
        } catch (Fault const& fault) {
          failed = fault.kind() == FaultKind::kUnique;
        }
      });
  mailbox.delivered.acquire();
  EXPECT_EQ(seen, 41);
  EXPECT_TRUE(failed);
}

}  // namespace
}  // namespace relais::db

#include "platform/db/outbox.hpp"

#include <semaphore>
#include <thread>

#include <gmock/gmock.h>

#include "platform/db/test_database.hpp"

namespace relais::db {
namespace {

using testing::ElementsAre;

class OutboxTest : public OnBothDatabases {
 protected:
  void emit(std::string const& name) {
    database().write([&](Transaction& tx) { tx.emit(name, "{}"); });
  }
  static std::vector<std::string> names(EventBatch const& batch) {
    std::vector<std::string> all;
    std::ranges::transform(batch.events, std::back_inserter(all), &Event::name);
    return all;
  }
  bool acknowledge(OutboxReader const& reader, EventBatch const& batch) {
    return static_cast<bool>(database().write([&](Transaction& tx) { return reader.acknowledge(tx, batch); }));
  }
};
RELAIS_ON_BOTH_DATABASES(OutboxTest);

TEST_P(OutboxTest, each_consumer_reads_all_in_order) {
  for (auto const* name : {"a", "b", "c"}) {
    emit(name);
  }
  OutboxReader first{database(), "first"};
  OutboxReader second{database(), "second"};
  auto const batch = first.next(2);
  EXPECT_THAT(names(batch), ElementsAre("a", "b"));
  EXPECT_TRUE(acknowledge(first, batch));
  EXPECT_THAT(names(first.next(10)), ElementsAre("c"));
  EXPECT_THAT(names(second.next(10)), ElementsAre("a", "b", "c"));
}

TEST_P(OutboxTest, what_is_not_acknowledged_is_read_again) {
  emit("a");
  OutboxReader reader{database(), "reader"};
  EXPECT_THAT(names(reader.next(10)), ElementsAre("a"));
  EXPECT_THAT(names(reader.next(10)), ElementsAre("a"));
}

TEST_P(OutboxTest, a_batch_is_acknowledged_once) {
  emit("a");
  OutboxReader const reader{database(), "reader"};
  auto const batch = OutboxReader{database(), "reader"}.next(10);
  EXPECT_TRUE(acknowledge(reader, batch));
  EXPECT_FALSE(acknowledge(reader, batch));
}

TEST_P(OutboxTest, a_refused_write_emits_nothing) {
  std::ignore = database().write([](Transaction& tx) -> Result<void> {
    tx.emit("a", "{}");
    return Problem{.code = "test.no"};
  });
  EXPECT_EQ(last_event(database()), 0);
}

TEST_P(OutboxTest, the_newest_and_the_unread_are_kept) {
  for (auto const* name : {"a", "b", "c"}) {
    emit(name);
  }
  OutboxReader reader{database(), "reader"};
  auto const batch = reader.next(3);
  auto const forget = [&] {
    return database().write([](Transaction& tx) {
      return forget_events(tx, Instant{std::chrono::sys_days{std::chrono::year{2100} / 1 / 1}});
    });
  };
  EXPECT_EQ(forget(), 0);
  acknowledge(reader, batch);
  EXPECT_EQ(forget(), 2);
  emit("d");
  EXPECT_THAT(names(reader.next(10)), ElementsAre("d"));
}

// Readers that follow while many write see every event, and in an order that respects what each writer did first.
TEST_P(OutboxTest, nothing_is_passed_over_while_many_write) {
  constexpr int kWriters = 8;
  constexpr int kEach = 40;
  std::vector<std::thread> writers;
  for (int writer = 0; writer < kWriters; ++writer) {
    writers.emplace_back([&, writer] {
      for (int i = 0; i < kEach; ++i) {
        emit(std::to_string(writer) + ":" + std::to_string(i));
      }
    });
  }
  std::vector<int> seen(kWriters, 0);
  std::int64_t place = 0;
  for (int total = 0; total < kWriters * kEach;) {
    auto const batch = events_after(database(), place, 50);
    for (auto const& event : batch.events) {
      auto const writer = static_cast<std::size_t>(event.name[0] - '0');
      EXPECT_EQ(event.name.substr(2), std::to_string(seen[writer]));
      ++seen[writer];
      ++total;
    }
    place = batch.last();
    if (testing::Test::HasFailure()) {
      break;
    }
  }
  for (auto& writer : writers) {
    writer.join();
  }
}

TEST_P(OutboxTest, listeners_here_and_in_another_process_are_woken) {
  std::counting_semaphore<> here{0};
  std::counting_semaphore<> elsewhere{0};
  auto other = Database::open(url(), {.schema = Schema::kIgnore});
  ASSERT_TRUE(other);
  database().on_events([&] { here.release(); });
  other->on_events([&] { elsewhere.release(); });
  emit("a");
  here.acquire();
  do {
    elsewhere.acquire();  // may be woken for nothing
  } while (last_event(*other) == 0);
  EXPECT_EQ(last_event(*other), 1);
  reopen({.schema = Schema::kIgnore});  // ends the callbacks before the semaphores
}

}  // namespace
}  // namespace relais::db

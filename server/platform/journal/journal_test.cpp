#include "platform/journal/journal.hpp"

#include <thread>

#include <gmock/gmock.h>

#include "platform/db/test_database.hpp"

namespace relais::journal {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::SizeIs;

Instant at(std::string_view text) {
  return TextForm<Instant>::read(text).value();
}

class Journal : public db::OnBothDatabases {
 protected:
  void tell(std::string object, std::string_view when) {
    database().write([&](db::Transaction& tx) {
      append(tx, {"fr", "a-1", "o-1", "people.read", "account", object, "", "r-1"}, at(when));
    });
  }
  Verdict verdict() {
    return database().read(
        [](db::Snapshot const& snapshot) { return verify(snapshot, Date{std::chrono::year{2026} / 12 / 15}); });
  }
  std::vector<Entry> entries(JournalQuery query) {
    query.network_id = "fr";
    return database().read([&](db::Snapshot const& snapshot) { return read(snapshot, query); });
  }
  void script(std::string const& sql) { database().connect(db::Access::kWrite)->script(sql); }
};
RELAIS_ON_BOTH_DATABASES(Journal);

TEST_P(Journal, is_a_chain_over_the_months) {
  EXPECT_EQ(verdict().entries, 0);
  tell("p-1", "2026-01-31T23:59:59Z");
  tell("p-2", "2026-02-01T00:00:00Z");
  tell("p-3", "2026-02-01T00:00:01Z");
  EXPECT_EQ(verdict().entries, 3);
  EXPECT_FALSE(verdict().broken);
  EXPECT_THAT(entries({}), ElementsAre(Field(&Entry::object_id, "p-3"), Field(&Entry::object_id, "p-2"),
                                       Field(&Entry::object_id, "p-1")));
  EXPECT_THAT(entries({.before = 3, .limit = 1}), ElementsAre(Field(&Entry::object_id, "p-2")));
  EXPECT_THAT(entries({.actor = "a-2"}), SizeIs(0));
}

TEST_P(Journal, an_altered_row_a_missing_one_and_a_row_too_many_are_found) {
  for (auto const* object : {"p-1", "p-2", "p-3"}) {
    tell(object, "2026-01-10T10:00:00Z");
  }
  script("update journal_entry set object_id = 'p-9' where number = 2");
  EXPECT_EQ(verdict().broken, "entry 2");
  script("update journal_entry set object_id = 'p-2' where number = 2");
  EXPECT_FALSE(verdict().broken);
  script("delete from journal_entry where number = 3");
  EXPECT_EQ(verdict().broken, "segment 2026-01");
  script("delete from journal_entry where number = 1");
  EXPECT_EQ(verdict().broken, "entry 1");
}

TEST_P(Journal, what_is_older_than_a_year_goes_and_the_chain_still_holds) {
  tell("p-1", "2025-01-10T10:00:00Z");
  tell("p-2", "2025-11-10T10:00:00Z");
  tell("p-3", "2025-12-10T10:00:00Z");
  auto const removed =
      database().write([](db::Transaction& tx) { return delete_old(tx, Date{std::chrono::year{2026} / 12 / 15}); });
  EXPECT_EQ(removed, 2);
  EXPECT_EQ(verdict().entries, 1);
  EXPECT_EQ(verdict().deleted, 2);
  EXPECT_FALSE(verdict().broken);
  tell("p-4", "2026-12-16T10:00:00Z");
  EXPECT_EQ(verdict().entries, 2);
  script("update journal_segment set entries = 0 where month = '2025-01'");
  EXPECT_EQ(verdict().broken, "segment 2025-11");
}

TEST_P(Journal, a_segment_that_went_before_its_time_is_found) {
  tell("p-1", "2026-11-10T10:00:00Z");
  script("delete from journal_entry");
  script("update journal_segment set deleted_on = '2026-12-01'");
  EXPECT_EQ(verdict().broken, "segment 2026-11");
}

TEST_P(Journal, a_clock_that_was_set_back_opens_no_earlier_month) {
  tell("p-1", "2026-02-01T00:00:00Z");
  tell("p-2", "2026-01-31T00:00:00Z");
  EXPECT_EQ(entries({}).front().month, "2026-02");
  EXPECT_FALSE(verdict().broken);
}

TEST_P(Journal, many_at_once_stand_in_one_row) {
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (auto i = 0; i < 4; ++i) {
    threads.emplace_back([this] {
      for (auto k = 0; k < 10; ++k) {
        tell("p", "2026-01-10T10:00:00Z");
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(verdict().entries, 40);
  EXPECT_FALSE(verdict().broken);
}

TEST_P(Journal, counts_what_one_person_did_since) {
  tell("p-1", "2026-01-10T10:00:00Z");
  tell("p-2", "2026-01-10T11:00:00Z");
  auto const count = [&](std::string_view since) {
    return database().read(
        [&](db::Snapshot const& snapshot) { return sum_since(snapshot, "fr", "a-1", "people.read", at(since)); });
  };
  EXPECT_EQ(count("2026-01-10T10:30:00Z"), 1);
  EXPECT_EQ(count("2026-01-10T10:00:00Z"), 2);
}

}  // namespace
}  // namespace relais::journal

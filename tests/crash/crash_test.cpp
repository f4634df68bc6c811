// kill -9 at any moment: whatever was acknowledged is there afterwards, and nothing stands half written.
#include <chrono>
#include <random>
#include <set>
#include <thread>

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/db/test_database.hpp"

namespace relais::db {
namespace {

Statement const kIds{"test.crash_ids", "select distinct id from crash_half order by id"};
Statement const kHalves{"test.crash_halves", R"sql(
  select count(*) from (select id from crash_half group by id having count(*) <> 2) halves)sql"};

class Child {
 public:
  Child(std::string const& url, std::int64_t first) {
    int ends[2] = {};
    EXPECT_EQ(pipe(ends), 0);
    process_ = fork();
    if (process_ == 0) {
      dup2(ends[1], STDOUT_FILENO);
      close(ends[0]);
      close(ends[1]);
      execl(CRASH_CHILD, "crash_child", url.c_str(), std::to_string(first).c_str(), nullptr);
      _exit(127);
    }
    close(ends[1]);
    acknowledged_ = fdopen(ends[0], "r");
  }
  Child(Child const&) = delete;
  Child& operator=(Child const&) = delete;
  ~Child() {
    kill_now();
    fclose(acknowledged_);
  }

  // Reads what is acknowledged up to `most` lines, or up to the end.
  void read_into(std::set<std::int64_t>& ids, int most) {
    long long id = 0;
    for (int i = 0; i < most && fscanf(acknowledged_, "%lld\n", &id) == 1; ++i) {
      ids.insert(id);
    }
  }
  void kill_now() {
    if (process_ > 0) {
      kill(process_, SIGKILL);
      waitpid(process_, nullptr, 0);
      process_ = 0;
    }
  }

 private:
  pid_t process_ = 0;
  FILE* acknowledged_ = nullptr;
};

class Crash : public OnBothDatabases {
 protected:
  void SetUp() override {
    start_with({});
    OnBothDatabases::SetUp();
  }
  void check(std::set<std::int64_t> const& acknowledged) {
    auto const [ids, halves] = database().read([](Snapshot const& snapshot) {
      return std::pair{snapshot.all<std::int64_t>(kIds), snapshot.one<std::int64_t>(kHalves).value()};
    });
    EXPECT_TRUE(std::ranges::includes(ids, acknowledged)) << "an acknowledged write is lost";
    EXPECT_EQ(halves, 0) << "a write stands half done";
  }
};
RELAIS_ON_BOTH_DATABASES(Crash);

TEST_P(Crash, nothing_acknowledged_is_lost) {
  auto const rounds = GetParam() == Dialect::kSqlite ? 100 : 10;
  std::minstd_rand random{20240801};
  std::set<std::int64_t> acknowledged;
  for (int round = 0; round < rounds; ++round) {
    // Now and then before the first answer, in the middle of opening or recovering.
    auto const answers = round % 10 == 9 ? 0 : std::uniform_int_distribution{1, 300}(random);
    auto const pause = std::chrono::microseconds{std::uniform_int_distribution{0, 5000}(random)};
    auto const first = acknowledged.empty() ? 1 : *acknowledged.rbegin() + 1000;
    Child child{url(), first};
    child.read_into(acknowledged, answers);
    std::this_thread::sleep_for(pause);
    child.kill_now();
    child.read_into(acknowledged, std::numeric_limits<int>::max());
    reopen({.schema = Schema::kIgnore});
    if (!acknowledged.empty()) {
      check(acknowledged);
    }
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
  EXPECT_GT(std::ssize(acknowledged), 20 * rounds);
  RecordProperty("acknowledged", static_cast<int>(acknowledged.size()));
}

}  // namespace
}  // namespace relais::db

#include "platform/jobs/worker.hpp"

#include <atomic>
#include <set>
#include <thread>

#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/db/test_database.hpp"
#include "platform/text/uuid.hpp"

namespace relais::jobs {
namespace {

using namespace std::chrono_literals;

class WorkerTest : public db::OnBothDatabases {
 protected:
  JobId add(std::string const& kind, std::string const& payload = "{}") {
    JobId const id{uuid_v7(clock_.now())};
    database().write([&](db::Transaction& tx) { add_job(tx, {id, kind, payload, clock_.now()}); });
    return id;
  }
  JobStatus status(JobId const& id) {
    return database().read([&](db::Snapshot const& snapshot) { return find_job(snapshot, id).value(); });
  }
  Worker worker(std::string owner, std::map<std::string, Handler> handlers) {
    return {database(), clock_, std::move(owner), std::move(handlers)};
  }
  FixedClock clock_{Instant{std::chrono::sys_days{std::chrono::year{2024} / 9 / 2}}};
};
RELAIS_ON_BOTH_DATABASES(WorkerTest);

TEST_P(WorkerTest, a_due_job_runs_once_with_its_payload) {
  auto const id = add("greet", R"({"name":"Odile"})");
  std::string seen;
  auto one = worker("one", {{"greet", [&](RunningJob& running) { seen += running.job().payload; }}});
  EXPECT_TRUE(one.run_one());
  EXPECT_FALSE(one.run_one());
  EXPECT_EQ(seen, R"({"name":"Odile"})");
  EXPECT_EQ(status(id).finished_at, clock_.now());
  EXPECT_EQ(status(id).progress, 1);
}

TEST_P(WorkerTest, a_job_is_not_run_before_its_time) {
  database().write([&](db::Transaction& tx) {
    add_job(tx, {JobId{uuid_v7(clock_.now())}, "greet", "{}", clock_.now() + 1min});
  });
  auto one = worker("one", {{"greet", [](RunningJob&) {}}});
  EXPECT_FALSE(one.run_one());
  clock_.set(clock_.now() + 1min);
  EXPECT_TRUE(one.run_one());
}

TEST_P(WorkerTest, the_same_job_submitted_again_is_one_job) {
  JobId const id{uuid_v7(clock_.now())};
  for (int i = 0; i < 2; ++i) {
    database().write([&](db::Transaction& tx) { add_job(tx, {id, "greet", "{}", clock_.now()}); });
  }
  int runs = 0;
  auto one = worker("one", {{"greet", [&](RunningJob&) { ++runs; }}});
  while (one.run_one()) {
  }
  EXPECT_EQ(runs, 1);
}

TEST_P(WorkerTest, a_job_that_fails_comes_back_later_and_is_given_up_at_last) {
  auto const id = add("fail");
  auto one = worker("one", {{"fail", [](RunningJob&) { throw std::runtime_error{"the printer burns"}; }}});
  for (std::int64_t attempt = 1; attempt <= Worker::kMostAttempts; ++attempt) {
    EXPECT_TRUE(one.run_one());
    EXPECT_FALSE(one.run_one()) << "must wait first";
    EXPECT_EQ(status(id).attempts, attempt);
    EXPECT_EQ(status(id).last_error, "the printer burns");
    clock_.set(clock_.now() + 24h);
  }
  EXPECT_FALSE(one.run_one());
  EXPECT_TRUE(status(id).finished_at);
}

TEST_P(WorkerTest, two_workers_share_the_jobs_and_run_none_twice) {
  constexpr int kJobs = 40;
  for (int i = 0; i < kJobs; ++i) {
    add("count");
  }
  std::mutex mutex;
  std::vector<std::string> run;
  Handler const note = [&](RunningJob& running) {
    std::lock_guard const lock{mutex};
    run.push_back(running.job().id.text);
  };
  std::vector<std::thread> threads;
  for (auto const* owner : {"one", "two"}) {
    threads.emplace_back([&, owner] {
      auto mine = worker(owner, {{"count", note}});
      while (mine.run_one()) {
      }
    });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  EXPECT_EQ(run.size(), static_cast<std::size_t>(kJobs));
  EXPECT_EQ(std::set<std::string>(run.begin(), run.end()).size(), run.size());
}

TEST_P(WorkerTest, progress_keeps_the_lease_and_is_seen) {
  auto const id = add("long");
  auto other = worker("other", {{"long", [](RunningJob&) { FAIL() << "was taken while held"; }}});
  auto one = worker("one", {{"long", [&](RunningJob& running) {
                               for (auto const part : {0.25, 0.5}) {
                                 clock_.set(clock_.now() + Worker::kLease - 1s);
                                 running.report(part);
                                 EXPECT_EQ(status(id).progress, part);
                                 EXPECT_FALSE(other.run_one());
                               }
                             }}});
  EXPECT_TRUE(one.run_one());
  EXPECT_TRUE(status(id).finished_at);
}

TEST_P(WorkerTest, a_worker_that_was_too_slow_does_not_disturb_its_successor) {
  auto const id = add("slow");
  auto two = worker("two", {{"slow", [](RunningJob&) {}}});
  auto one = worker("one", {{"slow", [&](RunningJob& running) {
                               clock_.set(clock_.now() + Worker::kLease);
                               EXPECT_TRUE(two.run_one());
                               running.report(0.5);
                               FAIL() << "went on without a lease";
                             }}});
  EXPECT_TRUE(one.run_one());
  EXPECT_EQ(status(id).attempts, 2);
  EXPECT_EQ(status(id).progress, 1);
}

TEST_P(WorkerTest, what_a_dead_node_held_is_taken_at_once_when_no_other_lives) {
  auto const id = add("held");
  auto const done = add("done");
  auto next = worker("next", {{"held", [](RunningJob&) {}}, {"done", [](RunningJob&) {}}});
  database().write([&](db::Transaction& tx) {
    take_due_job(tx, {"dead", clock_.now() + Worker::kLease}, "|held|", clock_.now());
  });
  EXPECT_TRUE(next.run_one());
  EXPECT_FALSE(next.run_one()) << "the other one is held";
  database().write([](db::Transaction& tx) { end_all_leases(tx); });
  EXPECT_TRUE(next.run_one());
  EXPECT_FALSE(next.run_one()) << "what is done stays done";
  EXPECT_EQ(status(id).attempts, 2);
  EXPECT_EQ(status(done).attempts, 1);
}

// A process takes the job and is killed in the middle of it.
TEST_P(WorkerTest, a_killed_node_loses_its_lease_and_not_the_job) {
  auto const id = add("hard");
  int started[2];
  ASSERT_EQ(pipe(started), 0);
  auto const address = url();
  close();  // a thread that holds a lock while the process forks would hold it in the child for ever
  auto const child = fork();
  if (child == 0) {
    auto own = db::Database::open(address, {.schema = db::Schema::kIgnore, .readers = 1, .writers = 1});
    Worker doomed{*own, clock_, "doomed", {{"hard", [&](RunningJob&) {
                                              std::ignore = write(started[1], "x", 1);
                                              pause();
                                            }}}};
    doomed.run_one();
    _exit(1);
  }
  char byte = 0;
  ASSERT_EQ(read(started[0], &byte, 1), 1);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  reopen({.schema = db::Schema::kIgnore});

  bool done = false;
  auto heir = worker("heir", {{"hard", [&](RunningJob&) { done = true; }}});
  EXPECT_FALSE(heir.run_one()) << "the lease still runs";
  clock_.set(clock_.now() + Worker::kLease);
  EXPECT_TRUE(heir.run_one());
  EXPECT_TRUE(done);
  EXPECT_EQ(status(id).attempts, 2);
}

}  // namespace
}  // namespace relais::jobs

#include "platform/threads/work_pool.hpp"

#include <atomic>
#include <latch>

#include <gtest/gtest.h>

namespace relais {
namespace {

TEST(WorkPool, runs_as_many_jobs_at_once_as_it_may) {
  auto pool = WorkPool{3};
  std::latch together{3};  // each job waits for the two others: fewer threads would never end
  for (int i = 0; i < 3; ++i) {
    EXPECT_TRUE(pool.submit([&] { together.arrive_and_wait(); }));
  }
  together.wait();
}

TEST(WorkPool, refuses_what_does_not_fit_and_finishes_what_it_took) {
  std::atomic<int> done = 0;
  int accepted = 0;
  std::latch begun{1};
  std::latch go{1};
  {
    auto pool = WorkPool{1, 2};
    accepted += pool.submit([&] {
      begun.count_down();
      go.wait();
      ++done;
    });
    begun.wait();  // the first is no longer waiting
    for (int i = 0; i < 5; ++i) {
      accepted += pool.submit([&] { ++done; });
    }
    EXPECT_EQ(pool.waiting(), 2);
    go.count_down();
  }
  EXPECT_EQ(accepted, 3);
  EXPECT_EQ(done, 3);
}

}  // namespace
}  // namespace relais

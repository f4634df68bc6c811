#include "platform/metrics/metrics.hpp"

#include <thread>

#include <gmock/gmock.h>

namespace relais::metrics {
namespace {

using testing::HasSubstr;

TEST(Metrics, nothing_is_lost_between_threads) {
  Registry registry;
  auto& counter = registry.counter("hits_total", "Hits.");
  auto& durations = registry.histogram("wait_seconds", "Waits.");
  std::vector<std::jthread> threads;
  for (int i = 0; i < 20; ++i) {
    threads.emplace_back([&] {
      for (int hit = 0; hit < 1000; ++hit) {
        counter.add();
        durations.record(0.0002);
      }
    });
  }
  threads.clear();
  EXPECT_EQ(counter.value(), 20'000);
  EXPECT_EQ(durations.snapshot().counts[1], 20'000);
  EXPECT_NEAR(durations.snapshot().sum_seconds, 4.0, 0.001);
}

TEST(Metrics, writes_families_by_name_with_help_kind_and_labels) {
  Registry registry;
  registry.gauge("threads", "Threads.", [] { return 2.0; });
  registry.counter("hits_total", "Hits.", {{"route", "/a\"b\n"}}).add(3);
  registry.counter("hits_total", "Hits.", {{"route", "/c"}}).add(4);
  EXPECT_EQ(registry.text(),
            "# HELP hits_total Hits.\n# TYPE hits_total counter\n"
            "hits_total{route=\"/a\\\"b\\n\"} 3\nhits_total{route=\"/c\"} 4\n"
            "# HELP threads Threads.\n# TYPE threads gauge\nthreads 2\n");
}

TEST(Metrics, the_same_name_and_labels_are_the_same_series) {
  Registry registry;
  EXPECT_EQ(&registry.counter("a", "A.", {{"x", "1"}}), &registry.counter("a", "A.", {{"x", "1"}}));
  EXPECT_NE(&registry.counter("a", "A.", {{"x", "1"}}), &registry.counter("a", "A.", {{"x", "2"}}));
}

TEST(Metrics, buckets_are_cumulative_and_include_their_bound) {
  Registry registry;
  auto& waits = registry.histogram("wait_seconds", "Waits.", {{"route", "/"}});
  waits.record(0.0001);
  waits.record(0.3);
  waits.record(99);
  auto const text = registry.text();
  EXPECT_THAT(text, HasSubstr("wait_seconds_bucket{route=\"/\",le=\"0.0001\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("wait_seconds_bucket{route=\"/\",le=\"1\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("wait_seconds_bucket{route=\"/\",le=\"+Inf\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("wait_seconds_count{route=\"/\"} 3\n"));
}

}  // namespace
}  // namespace relais::metrics

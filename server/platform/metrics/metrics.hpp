// Figures of the running machine in Prometheus' text format. A series is made once, at start; adding to it afterwards
// takes no lock and shares no cache line between threads (each thread writes to its own shard, a scrape sums them).
//
//   auto& mails = registry.counter("relais_mails_total", "Mails handed to the relay.", {{"outcome", "sent"}});
//   mails.add();
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relais::metrics {

inline constexpr std::size_t kShards = 16;

// The shard of the calling thread: threads are numbered as they come.
std::size_t current_shard();

// Only grows. add() costs one uncontended atomic addition.
class Counter {
 public:
  void add(std::uint64_t amount = 1) { shards_[current_shard()].value.fetch_add(amount, std::memory_order_relaxed); }
  std::uint64_t value() const;

 private:
  struct alignas(64) Shard {
    std::atomic<std::uint64_t> value{0};
  };
  std::array<Shard, kShards> shards_;
};

// Durations in seconds, in fixed buckets from 100 microseconds to 10 seconds. record() costs two atomic additions.
class Histogram {
 public:
  static constexpr std::array<double, 11> kBounds{0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005,
                                                  0.01,   0.05,    0.25,   1.0,   10.0};
  struct Snapshot {
    std::array<std::uint64_t, kBounds.size() + 1> counts{};  // per bucket, not cumulative; the last is over all bounds
    double sum_seconds = 0;
  };
  void record(double seconds);
  Snapshot snapshot() const;

 private:
  struct alignas(64) Shard {
    std::array<std::atomic<std::uint64_t>, kBounds.size() + 1> counts{};
    std::atomic<std::uint64_t> nanoseconds{0};
  };
  std::array<Shard, kShards> shards_;
};

using Labels = std::vector<std::pair<std::string, std::string>>;

// Owns every series. The same name and labels give the same series again; one name has one kind and one help text.
// References stay valid as long as the registry lives. Registering takes a lock.
class Registry {
 public:
  Counter& counter(std::string_view name, std::string_view help, Labels labels = {});
  Histogram& histogram(std::string_view name, std::string_view help, Labels labels = {});
  // `read` is called at each scrape, from the scraping thread, and must be quick. A second gauge replaces the first.
  void gauge(std::string_view name, std::string_view help, std::function<double()> read, Labels labels = {});

  // All series in text exposition format 0.0.4, families by name and series in order of registration.
  std::string text() const;
  static constexpr std::string_view kContentType = "text/plain; version=0.0.4; charset=utf-8";

 private:
  enum class Kind { kCounter, kGauge, kHistogram };
  struct Series {
    std::string labels;  // as written: `route="/x",status="2xx"`
    std::unique_ptr<Counter> counter = nullptr;
    std::unique_ptr<Histogram> histogram = nullptr;
    std::function<double()> gauge = nullptr;
  };
  struct Family {
    std::string name;
    std::string help;
    Kind kind;
    std::vector<std::unique_ptr<Series>> series = {};
  };
  Series& series(std::string_view name, std::string_view help, Kind kind, Labels const& labels);
  static void write(Family const& family, std::string& out);

  mutable std::mutex mutex_;
  std::vector<std::unique_ptr<Family>> families_;  // sorted by name
};

}  // namespace relais::metrics

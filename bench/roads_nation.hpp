// What benches on roads share: a made-up nation with its counters and communes on the roads, and what this machine's
// memory allows.
#pragma once

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <numeric>
#include <optional>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/roads/graph.hpp"
#include "engine/roads/nearest_counters.hpp"
#include "engine/roads/snap.hpp"
#include "engine/roads/synthetic.hpp"

namespace relais::roads::bench {

inline constexpr std::size_t kRounds = 5;

struct Figure {
  double least;
  double median;
  double most;
};

// Of this thread, in milliseconds.
inline double processor_time() {
  auto now = timespec{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

// Processor time of one thread in milliseconds, warm.
template <class Work>
Figure measured(Work work) {
  work();
  auto rounds = std::vector<double>(kRounds);
  for (auto& round : rounds) {
    auto const start = processor_time();
    work();
    round = processor_time() - start;
  }
  std::ranges::sort(rounds);
  return {rounds.front(), rounds[kRounds / 2], rounds.back()};
}

inline void print(std::string_view what, Figure const& figure) {
  fmt::print("{:56} {:9.2f} ms ({:.2f} to {:.2f})\n", what, figure.median, figure.least, figure.most);
}

// Bytes a millisecond, one after the other, out of 256 MiB.
inline double bandwidth() {
  auto words = std::vector<std::uint64_t>(std::size_t{1} << 25, 1);
  std::uint64_t sum = 0;
  auto const reading = measured([&] { sum += std::accumulate(words.begin(), words.end(), sum); });
  auto const found = static_cast<double>(words.size() * 8) / reading.median;
  fmt::print("memory: {:.1f} GB/s one after the other (checksum {})\n", found / 1e6, sum % 7);
  return found;
}

inline std::optional<SyntheticSize> size_of(std::string_view name) {
  for (auto const& size : {kG0, kG1, kG2, kG3, kG4}) {
    if (size.name == name) {
      return size;
    }
  }
  return std::nullopt;
}

struct Nation {
  explicit Nation(SyntheticSize const& size)
      : made_up{synthetic_nation(size, 1)}, graph{build_graph(made_up.network).graph}, snap{graph.view()} {
    made_up.network = {};
    for (std::uint32_t i = 0; i < made_up.counters.size(); ++i) {
      counters.push_back({i, *snap.snap(made_up.communes[made_up.counters[i]].centre)});
    }
    for (auto const& commune : made_up.communes) {
      if (auto const at = snap.snap(commune.centre)) {
        communes.push_back(*at);
      }
    }
    sources = seeds(graph.view(), counters);
  }

  SyntheticNation made_up;  // without its roads, which are the graph
  Graph graph;
  SnapIndex snap;
  std::vector<CounterOnRoad> counters;
  std::vector<Snapped> communes;  // their centres
  std::vector<Seed> sources;
};

}  // namespace relais::roads::bench

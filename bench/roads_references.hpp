// What searches on roads are measured against, the same for ever: a plain bucket queue (formulas.md, part 2, section 4)
// and Dijkstra's method with std::priority_queue. Both give the nearest counter from every node.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <queue>
#include <span>
#include <utility>
#include <vector>

#include "engine/roads/nearest_counters.hpp"

namespace relais::roads::reference {

// A bucket for each tenth of a second up to the longest arc, and no further thought.
inline std::vector<Reached> plain_buckets(GraphView const& graph, std::span<Seed const> seeds) {
  auto nearest = std::vector<Reached>(graph.nodes.size());
  auto const longest =
      std::max(std::ranges::max(graph.arriving.arcs, {}, &Arc::time).time,
               std::ranges::max(seeds, {}, [](Seed const& seed) { return seed.reached.time; }).reached.time);
  auto buckets = std::vector<std::vector<std::uint32_t>>(longest + 1);
  std::size_t waiting = 0;
  auto const offer = [&](std::uint32_t node, Reached reached) {
    if (reached < nearest[node]) {
      nearest[node] = reached;
      buckets[reached.time % buckets.size()].push_back(node);
      ++waiting;
    }
  };
  for (auto const& seed : seeds) {
    offer(seed.node, seed.reached);
  }
  for (Time now = 0; waiting > 0; ++now) {
    auto due = std::exchange(buckets[now % buckets.size()], {});
    waiting -= due.size();
    for (auto const node : due) {
      if (nearest[node].time != now) {
        continue;
      }
      for (auto const& arc : graph.arriving.of(node)) {
        offer(arc.node, {now + arc.time, nearest[node].counter});
      }
    }
  }
  return nearest;
}

inline std::vector<Reached> priority_queue_dijkstra(GraphView const& graph, std::span<Seed const> seeds) {
  using Entry = std::pair<Time, std::uint32_t>;
  auto nearest = std::vector<Reached>(graph.nodes.size());
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  auto const offer = [&](std::uint32_t node, Reached reached) {
    if (reached < nearest[node]) {
      nearest[node] = reached;
      queue.emplace(reached.time, node);
    }
  };
  for (auto const& seed : seeds) {
    offer(seed.node, seed.reached);
  }
  while (!queue.empty()) {
    auto const [time, node] = queue.top();
    queue.pop();
    if (nearest[node].time != time) {
      continue;
    }
    for (auto const& arc : graph.arriving.of(node)) {
      offer(arc.node, {time + arc.time, nearest[node].counter});
    }
  }
  return nearest;
}

}  // namespace relais::roads::reference

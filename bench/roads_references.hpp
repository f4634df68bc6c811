// What searches on roads are measured against, the same for ever: a plain bucket queue (formulas.md, part 2, section 4)
// and Dijkstra's method with std::priority_queue. Both give the nearest counter from every node; the second also what
// is within a limit from one place.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <queue>
#include <span>
#include <utility>
#include <vector>

#include "engine/roads/along_edge.hpp"
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

// Times from a place to all nodes within a limit; one search after the other.
class BoundedDijkstra {
 public:
  explicit BoundedDijkstra(GraphView const& graph) : graph_{graph}, times_(graph.nodes.size(), kNever) {}

  // The nodes reached; they and their times hold until the next call.
  std::span<std::uint32_t const> from(Snapped const& place, Time limit) {
    for (auto const node : touched_) {
      times_[node] = kNever;
    }
    touched_.clear();
    limit_ = limit;
    auto const& edge = graph_.edges[place.edge];
    auto const [from, to] = from_place_to_ends(edge, place.share);
    offer(edge.from, from);
    offer(edge.to, to);
    while (!queue_.empty()) {
      auto const [time, node] = queue_.top();
      queue_.pop();
      if (times_[node] != time) {
        continue;
      }
      for (auto const& arc : graph_.leaving.of(node)) {
        offer(arc.node, time + arc.time);
      }
    }
    return touched_;
  }

  Time time_to(std::uint32_t node) const { return times_[node]; }

 private:
  using Entry = std::pair<Time, std::uint32_t>;

  void offer(std::uint32_t node, Time time) {
    if (time > limit_ || time >= times_[node]) {
      return;
    }
    if (times_[node] == kNever) {
      touched_.push_back(node);
    }
    times_[node] = time;
    queue_.emplace(time, node);
  }

  GraphView graph_;
  Time limit_ = 0;
  std::vector<Time> times_;
  std::vector<std::uint32_t> touched_;
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue_;
};

}  // namespace relais::roads::reference

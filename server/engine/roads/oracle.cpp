#include "engine/roads/oracle.hpp"

#include <functional>
#include <queue>
#include <utility>

namespace relais::roads {
namespace {

std::vector<Reached> dijkstra(GraphView const& graph, std::span<Seed const> seeds, auto const& counts) {
  using Entry = std::pair<Reached, std::uint32_t>;
  auto nearest = std::vector<Reached>(graph.nodes.size());
  std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
  auto const offer = [&](std::uint32_t node, Reached reached) {
    if (reached < nearest[node]) {
      nearest[node] = reached;
      queue.emplace(reached, node);
    }
  };
  for (auto const& seed : seeds) {
    if (counts(seed.reached.counter)) {
      offer(seed.node, seed.reached);
    }
  }
  while (!queue.empty()) {
    auto const [reached, node] = queue.top();
    queue.pop();
    if (reached != nearest[node]) {
      continue;
    }
    for (auto const& arc : graph.arriving.of(node)) {
      offer(arc.node, {reached.time + arc.time, reached.counter});
    }
  }
  return nearest;
}

}  // namespace

std::vector<Time> oracle_times(GraphView const& graph, std::span<Seed const> seeds, std::uint32_t counter) {
  std::vector<Time> times;
  for (auto const& reached : dijkstra(graph, seeds, [&](std::uint32_t other) { return other == counter; })) {
    times.push_back(reached.time);
  }
  return times;
}

std::vector<Reached> oracle_nearest(GraphView const& graph, std::span<Seed const> seeds) {
  return dijkstra(graph, seeds, [](std::uint32_t) { return true; });
}

}  // namespace relais::roads

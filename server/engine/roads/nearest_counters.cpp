#include "engine/roads/nearest_counters.hpp"

#include <algorithm>

#include "engine/roads/along_edge.hpp"
#include "engine/roads/bucket_queue.hpp"

namespace relais::roads {
namespace {

// A node is as a rule not in the cache: those who are due soon are fetched meanwhile.
constexpr std::size_t kAhead = 6;

bool is_current(TwoNearest const& nearest, Reached reached) {
  return nearest.first == reached || nearest.second == reached;
}

}  // namespace

bool TwoNearest::take(Reached candidate) {
  if (candidate.counter == first.counter) {
    if (candidate.time >= first.time) {
      return false;
    }
    first = candidate;
    return true;
  }
  if (candidate < first) {
    second = first;
    first = candidate;
    return true;
  }
  if (candidate < second) {
    second = candidate;
    return true;
  }
  return false;
}

std::vector<Seed> seeds(GraphView const& graph, std::span<CounterOnRoad const> counters) {
  std::vector<Seed> all;
  for (auto const& [counter, at] : counters) {
    auto const& edge = graph.edges[at.edge];
    auto const [from, to] = from_ends_to_place(edge, at.share);
    if (from != kNever) {
      all.push_back({edge.from, {from, counter}});
    }
    if (to != kNever) {
      all.push_back({edge.to, {to, counter}});
    }
  }
  return all;
}

std::vector<TwoNearest> two_nearest(GraphView const& graph, std::span<Seed const> seeds) {
  struct Entry {
    std::uint32_t node;
    std::uint32_t counter;
  };
  auto nearest = std::vector<TwoNearest>(graph.nodes.size());
  auto waiting = BucketQueue<Entry>{};
  auto const offer = [&](std::uint32_t node, Reached reached) {
    if (reached.time <= kFarthest && nearest[node].take(reached)) {
      waiting.add(reached.time, {node, reached.counter});
    }
  };
  for (auto const& seed : seeds) {
    offer(seed.node, seed.reached);
  }
  std::vector<Entry> due;
  while (waiting.take(due)) {
    for (std::size_t i = 0; i < due.size(); ++i) {
      if (i + kAhead < due.size()) {
        __builtin_prefetch(&nearest[due[i + kAhead].node]);
        __builtin_prefetch(&graph.arriving.first[due[i + kAhead].node]);
      }
      auto const [node, counter] = due[i];
      auto const reached = Reached{waiting.now(), counter};
      if (!is_current(nearest[node], reached)) {
        continue;  // others were nearer meanwhile
      }
      for (auto const& arc : graph.arriving.of(node)) {
        offer(arc.node, {reached.time + arc.time, counter});
      }
    }
  }
  return nearest;
}

FromPoints::FromPoints(GraphView const& graph, std::span<CounterOnRoad const> counters,
                       std::span<TwoNearest const> of_nodes)
    : graph_{graph}, by_edge_(counters.begin(), counters.end()), of_nodes_{of_nodes} {
  std::ranges::stable_sort(by_edge_, {}, [](CounterOnRoad const& counter) { return counter.at.edge; });
}

TwoNearest FromPoints::from(Snapped const& home) const {
  auto const& edge = graph_.edges[home.edge];
  auto found = TwoNearest{};
  auto const over = [&](std::uint32_t node, Time time) {
    for (auto const& reached : {of_nodes_[node].first, of_nodes_[node].second}) {
      if (time != kNever && reached.time != kNever) {
        found.take({reached.time + time, reached.counter});
      }
    }
  };
  auto const ends = from_place_to_ends(edge, home.share);
  over(edge.from, ends.from);
  over(edge.to, ends.to);
  auto const edge_of = [](CounterOnRoad const& counter) { return counter.at.edge; };
  auto on_edge = std::ranges::lower_bound(by_edge_, home.edge, {}, edge_of);
  for (; on_edge != by_edge_.end() && on_edge->at.edge == home.edge; ++on_edge) {
    auto const& [counter, at] = *on_edge;
    if (auto const time = straight_along(edge, home.share, at.share); time != kNever) {
      found.take({time, counter});
    }
  }
  return found;
}

}  // namespace relais::roads

#include "engine/roads/nearest_counters.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

namespace relais::roads {
namespace {

// Who waits by time. What is due within the ring's length waits in its bucket, the few that are due later (ferries) in
// a heap; all of them are due after the bucket that is being taken, for every arc takes time.
class Waiting {
 public:
  struct Entry {
    std::uint32_t node;
    std::uint32_t counter;
  };

  void add(std::uint32_t node, Reached reached) {
    ++size_;
    if (reached.time - now_ < kRing) {
      ring_[reached.time % kRing].push_back({node, reached.counter});
    } else {
      later_.push({reached.time, {node, reached.counter}});
    }
  }

  bool is_empty() const { return size_ == 0; }

  // Those due at the next time at which anybody is, which becomes now().
  std::vector<Entry> const& take() {
    while (ring_[now_ % kRing].empty() && (later_.empty() || later_.top().time != now_)) {
      ++now_;
    }
    taken_.clear();
    std::swap(taken_, ring_[now_ % kRing]);
    for (; !later_.empty() && later_.top().time == now_; later_.pop()) {
      taken_.push_back(later_.top().entry);
    }
    size_ -= taken_.size();
    return taken_;
  }

  Time now() const { return now_; }

 private:
  static constexpr Time kRing = 1 << 13;  // 14 minutes: longer than nearly every edge
  struct Later {
    Time time;
    Entry entry;
    bool operator<(Later const& other) const { return time > other.time; }
  };

  std::vector<std::vector<Entry>> ring_ = std::vector<std::vector<Entry>>(kRing);
  std::priority_queue<Later> later_;
  std::vector<Entry> taken_;
  std::size_t size_ = 0;
  Time now_ = 0;
};

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

Time part_of(Time time, double share) {
  return time == kNever ? kNever : static_cast<Time>(std::lround(time * share));
}

std::vector<Seed> seeds(GraphView const& graph, std::span<CounterOnRoad const> counters) {
  std::vector<Seed> all;
  for (auto const& [counter, at] : counters) {
    auto const& edge = graph.edges[at.edge];
    if (edge.forward != kNever) {
      all.push_back({edge.from, {part_of(edge.forward, at.share), counter}});
    }
    if (edge.backward != kNever) {
      all.push_back({edge.to, {part_of(edge.backward, 1 - at.share), counter}});
    }
  }
  return all;
}

std::vector<TwoNearest> two_nearest(GraphView const& graph, std::span<Seed const> seeds) {
  auto nearest = std::vector<TwoNearest>(graph.nodes.size());
  auto waiting = Waiting{};
  for (auto const& seed : seeds) {
    if (nearest[seed.node].take(seed.reached)) {
      waiting.add(seed.node, seed.reached);
    }
  }
  while (!waiting.is_empty()) {
    auto const& due = waiting.take();
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
        auto const further = Reached{reached.time + arc.time, counter};
        if (nearest[arc.node].take(further)) {
          waiting.add(arc.node, further);
        }
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
  over(edge.to, part_of(edge.forward, 1 - home.share));
  over(edge.from, part_of(edge.backward, home.share));
  auto const edge_of = [](CounterOnRoad const& counter) { return counter.at.edge; };
  auto on_edge = std::ranges::lower_bound(by_edge_, home.edge, {}, edge_of);
  for (; on_edge != by_edge_.end() && on_edge->at.edge == home.edge; ++on_edge) {
    auto const& [counter, at] = *on_edge;
    auto const time = at.share > home.share ? edge.forward : edge.backward;
    if (at.share == home.share) {
      found.take({0, counter});
    } else if (time != kNever) {
      found.take({part_of(time, std::abs(at.share - home.share)), counter});
    }
  }
  return found;
}

}  // namespace relais::roads

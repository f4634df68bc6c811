#include "engine/roads/nearest_counters.hpp"

#include <algorithm>

#include "engine/roads/along_edge.hpp"
#include "engine/roads/bucket_queue.hpp"
#include "engine/roads/rank.hpp"

namespace relais::roads {
namespace {

// a if the claim is true, otherwise b; without a branch.
Rank chosen(bool claim, Rank a, Rank b) {
  auto const mask = Rank{0} - static_cast<Rank>(claim);
  return (a & mask) | (b & ~mask);
}

bool take(Reached& nearest, Rank candidate) {
  auto const before = rank_of(nearest);
  nearest = reached_of(std::min(before, candidate));
  return candidate < before;
}

// Among all but the first, which is known.
bool take(TwoNearest& nearest, Rank candidate) {
  auto const second = rank_of(nearest.second);
  auto const is_nearer = (counter_of(candidate) != nearest.first.counter) & (candidate < second);
  nearest.second = reached_of(chosen(is_nearer, candidate, second));
  return is_nearer;
}

Rank spread_of(Reached const& nearest) {
  return rank_of(nearest);
}

Rank spread_of(TwoNearest const& nearest) {
  return rank_of(nearest.second);
}

// Nodes that are due at nearly the same time are taken together, in three steps without a branch that a processor could
// guess wrong: their arcs are laid out, then followed, then those who are nearer now wait. One that turns out to be
// nearer still, through another of them, is taken again. The memory for many of them is fetched meanwhile, for a node
// is as a rule not in the cache.
template <class Nearest>
class Search {
 public:
  Search(GraphView const& graph, std::vector<Nearest> known) : arcs_{graph.arriving}, nearest_{std::move(known)} {}

  void offer(std::uint32_t node, Rank reached) {
    if (take(nearest_[node], reached)) {
      waiting_.add(time_of(reached) / kTogether, node);
    }
  }

  std::vector<Nearest> run() {
    while (waiting_.take(due_) && waiting_.now() < kFarthest / kTogether) {
      for (std::size_t first = 0; first < due_.size(); first += kMostAtOnce) {
        follow(lay_out(first, std::min(first + kMostAtOnce, due_.size())));
      }
    }
    return std::move(nearest_);
  }

 private:
  static constexpr Time kTogether = 16;  // tenths of a second
  static constexpr std::size_t kMostAtOnce = 128;
  static constexpr std::size_t kFewArcs = 4;  // as nearly all nodes have; the others take their time
  static constexpr std::size_t kAhead = 16;

  struct Candidate {
    std::uint32_t node;
    Rank reached;
  };
  struct Nearer {
    std::uint32_t node;
    Time time;
  };

  // How many candidates there are.
  std::size_t lay_out(std::size_t begin, std::size_t end) {
    auto const now = waiting_.now();
    auto const* const due = due_.data();
    auto const* const first_arc = arcs_.first.data();
    auto const* const arcs = arcs_.arcs.data();
    auto* const candidates = candidates_.data();
    auto* const all = nearest_.data();
    std::size_t count = 0;
    for (auto i = begin; i < end; ++i) {
      if (i + kAhead < due_.size()) {
        __builtin_prefetch(&all[due[i + kAhead]]);
        __builtin_prefetch(&first_arc[due[i + kAhead]]);
        __builtin_prefetch(&arcs[first_arc[due[i + kAhead / 2]]]);
      }
      auto const node = due[i];
      auto const first = first_arc[node];
      auto const few = first_arc[node + 1] - first;
      auto const from = spread_of(all[node]);
      auto const is_current = time_of(from) / kTogether == now;
      if (few > kFewArcs || first + kFewArcs > arcs_.arcs.size()) {
        for (auto const& arc : is_current ? arcs_.of(node) : std::span<Arc const>{}) {
          offer(arc.node, further(from, arc));
        }
        continue;
      }
      // Always kFewArcs; those that are not the node's, and all if others were nearer meanwhile, are written over.
      for (std::size_t j = 0; j < kFewArcs; ++j) {
        candidates[count + j] = {arcs[first + j].node, further(from, arcs[first + j])};
        __builtin_prefetch(&all[arcs[first + j].node]);
      }
      count += is_current ? few : 0;
    }
    return count;
  }

  void follow(std::size_t count) {
    auto const* const candidates = candidates_.data();
    auto* const all = nearest_.data();
    auto* const nearer = nearer_.data();
    std::size_t found = 0;
    for (std::size_t i = 0; i < count; ++i) {
      auto const [node, reached] = candidates[i];
      nearer[found] = {node, time_of(reached)};
      found += take(all[node], reached) ? 1 : 0;
    }
    for (std::size_t i = 0; i < found; ++i) {
      waiting_.add(nearer[i].time / kTogether, nearer[i].node);
    }
  }

  Arcs arcs_;
  std::vector<Nearest> nearest_;
  BucketQueue waiting_;
  std::vector<std::uint32_t> due_;
  std::vector<Candidate> candidates_ = std::vector<Candidate>((kMostAtOnce + 1) * kFewArcs);
  std::vector<Nearer> nearer_ = std::vector<Nearer>((kMostAtOnce + 1) * kFewArcs);
};

}  // namespace

bool TwoNearest::take(Reached candidate) {
  if (candidate.counter != first.counter && candidate > first) {
    return roads::take(*this, rank_of(candidate));
  }
  if (candidate >= first) {
    return false;
  }
  if (candidate.counter != first.counter) {
    second = first;
  }
  first = candidate;
  return true;
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

std::vector<Reached> nearest(GraphView const& graph, std::span<Seed const> seeds) {
  auto search = Search<Reached>{graph, std::vector<Reached>(graph.nodes.size())};
  for (auto const& seed : seeds) {
    search.offer(seed.node, rank_of(seed.reached));
  }
  return search.run();
}

// A search of its own for the second, from where the lands of two counters meet. From within a land one takes the
// second of the next node on the way, out of a land the first: no other counter is nearer from there.
std::vector<TwoNearest> two_nearest(GraphView const& graph, std::span<Seed const> seeds) {
  auto const first = nearest(graph, seeds);
  auto known = std::vector<TwoNearest>(first.size());
  std::ranges::transform(first, known.begin(), [](Reached const& reached) { return TwoNearest{reached, {}}; });
  auto search = Search<TwoNearest>{graph, std::move(known)};
  for (auto const& seed : seeds) {
    search.offer(seed.node, rank_of(seed.reached));
  }
  for (std::uint32_t node = 0; node < first.size(); ++node) {
    if (first[node].time > kFarthest) {
      continue;
    }
    for (auto const& arc : graph.arriving.of(node)) {
      if (first[arc.node].counter != first[node].counter) {
        search.offer(arc.node, further(rank_of(first[node]), arc));
      }
    }
  }
  return search.run();
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

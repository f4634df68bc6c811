#include "engine/roads/nearest_counters.hpp"

#include <algorithm>
#include <bit>

#include "engine/roads/along_edge.hpp"
#include "engine/roads/bucket_queue.hpp"

namespace relais::roads {
namespace {

// A Reached as one number, which compares as <=> says. What is written as one number is read as one, and the other way
// round: processors are slow to put together what was written apart.
using Rank = std::uint64_t;

constexpr int kTurn = std::endian::native == std::endian::little ? 32 : 0;

Rank rank_of(Reached const& reached) {
  return std::rotl(std::bit_cast<Rank>(reached), kTurn);
}

Reached reached_of(Rank rank) {
  return std::bit_cast<Reached>(std::rotl(rank, kTurn));
}

Time time_of(Rank rank) {
  return static_cast<Time>(rank >> 32);
}

constexpr auto kNobody = std::numeric_limits<Rank>::max();

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

bool take(TwoNearest& nearest, Rank candidate) {
  auto const first = rank_of(nearest.first);
  auto const second = rank_of(nearest.second);
  auto const is_same = static_cast<std::uint32_t>(candidate) == static_cast<std::uint32_t>(first);
  auto const further = chosen(is_same, second, std::max(first, candidate));
  nearest.first = reached_of(std::min(first, candidate));
  nearest.second = reached_of(std::min(second, further));
  return (candidate < first) | (further < second);
}

Rank further(Rank reached, Arc const& arc) {
  return reached + (Rank{arc.time} << 32);
}

// That of the node's counters that is so far, if any is.
Rank due_of(Reached const& nearest, Time /*now*/) {
  return rank_of(nearest);
}

Rank due_of(TwoNearest const& nearest, Time now) {
  auto const first = rank_of(nearest.first);
  return chosen(time_of(first) == now, first, rank_of(nearest.second));
}

// Where two counters are equally far, the second of them.
Rank also_due_of(Reached const& /*nearest*/, Time /*now*/) {
  return kNobody;
}

Rank also_due_of(TwoNearest const& nearest, Time now) {
  return chosen(nearest.first.time == now, rank_of(nearest.second), kNobody);
}

// Nodes that are due at the same time are taken together, in three steps without a branch that a processor could guess
// wrong: their arcs are laid out, then followed, then those who are nearer now wait. The memory for many of them is
// fetched meanwhile, for a node is as a rule not in the cache.
template <class Nearest>
class Search {
 public:
  explicit Search(GraphView const& graph) : arcs_{graph.arriving}, nearest_(graph.nodes.size()) {}

  std::vector<Nearest> run(std::span<Seed const> seeds) {
    for (auto const& seed : seeds) {
      offer(seed.node, rank_of(seed.reached));
    }
    while (waiting_.take(due_) && waiting_.now() <= kFarthest) {
      for (std::size_t first = 0; first < due_.size(); first += kTogether) {
        follow(lay_out(first, std::min(first + kTogether, due_.size())));
      }
    }
    return std::move(nearest_);
  }

 private:
  static constexpr std::size_t kTogether = 128;
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

  void offer(std::uint32_t node, Rank reached) {
    if (take(nearest_[node], reached)) {
      waiting_.add(time_of(reached), node);
    }
  }

  // How many candidates there are.
  std::size_t lay_out(std::size_t begin, std::size_t end) {
    auto const now = waiting_.now();
    auto const* const due = due_.data();
    auto const* const first_arc = arcs_.first.data();
    auto const* const arcs = arcs_.arcs.data();
    auto* const candidates = candidates_.data();
    auto* const all = nearest_.data();
    std::size_t count = 0;
    // Always kFewArcs; those that are not the node's, and all if others were nearer meanwhile, are written over.
    auto const lay_out_arcs = [=, &count](std::uint32_t first, std::uint32_t few, Rank from) {
      for (std::size_t i = 0; i < kFewArcs; ++i) {
        candidates[count + i] = {arcs[first + i].node, further(from, arcs[first + i])};
        __builtin_prefetch(&all[arcs[first + i].node]);
      }
      count += time_of(from) == now ? few : 0;
    };
    for (auto i = begin; i < end; ++i) {
      if (i + kAhead < due_.size()) {
        __builtin_prefetch(&all[due[i + kAhead]]);
        __builtin_prefetch(&first_arc[due[i + kAhead]]);
        __builtin_prefetch(&arcs[first_arc[due[i + kAhead / 2]]]);
      }
      auto const node = due[i];
      auto const first = first_arc[node];
      auto const few = first_arc[node + 1] - first;
      if (few > kFewArcs || first + kFewArcs > arcs_.arcs.size()) {
        offer_all(node);
        continue;
      }
      lay_out_arcs(first, few, due_of(all[node], now));
      if (auto const other = also_due_of(all[node], now); time_of(other) == now) {
        lay_out_arcs(first, few, other);
      }
    }
    return count;
  }

  void offer_all(std::uint32_t node) {
    for (auto const& reached : {due_of(nearest_[node], waiting_.now()), also_due_of(nearest_[node], waiting_.now())}) {
      for (auto const& arc : arcs_.of(node)) {
        if (time_of(reached) == waiting_.now()) {
          offer(arc.node, further(reached, arc));
        }
      }
    }
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
      waiting_.add(nearer[i].time, nearer[i].node);
    }
  }

  Arcs arcs_;
  std::vector<Nearest> nearest_;
  BucketQueue waiting_;
  std::vector<std::uint32_t> due_;
  std::vector<Candidate> candidates_ = std::vector<Candidate>((2 * kTogether + 1) * kFewArcs);
  std::vector<Nearer> nearer_ = std::vector<Nearer>((2 * kTogether + 1) * kFewArcs);
};

}  // namespace

bool TwoNearest::take(Reached candidate) {
  return roads::take(*this, rank_of(candidate));
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
  return Search<Reached>{graph}.run(seeds);
}

std::vector<TwoNearest> two_nearest(GraphView const& graph, std::span<Seed const> seeds) {
  return Search<TwoNearest>{graph}.run(seeds);
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

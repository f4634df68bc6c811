#include "engine/roads/nearest_counters.hpp"

#include <algorithm>
#include <bit>

#include "engine/roads/along_edge.hpp"
#include "engine/roads/bucket_queue.hpp"

namespace relais::roads {
namespace {

// What <=> says, in one comparison.
std::uint64_t rank(Reached reached) {
  return std::uint64_t{reached.time} << 32 | reached.counter;
}

// a if the claim is true, otherwise b; without a branch.
Reached chosen(bool claim, Reached a, Reached b) {
  auto const mask = std::uint64_t{0} - static_cast<std::uint64_t>(claim);
  return std::bit_cast<Reached>((std::bit_cast<std::uint64_t>(a) & mask) | (std::bit_cast<std::uint64_t>(b) & ~mask));
}

bool take(Reached& nearest, Reached candidate) {
  auto const is_nearer = rank(candidate) < rank(nearest);
  nearest = chosen(is_nearer, candidate, nearest);
  return is_nearer;
}

bool take(TwoNearest& nearest, Reached candidate) {
  return nearest.take(candidate);
}

// That of the node's counters that is so far, if any is.
Reached due_of(Reached nearest, Time /*now*/) {
  return nearest;
}

Reached due_of(TwoNearest const& nearest, Time now) {
  return chosen(nearest.first.time == now, nearest.first, nearest.second);
}

// Where two counters are equally far, the second of them.
Reached also_due_of(Reached /*nearest*/, Time /*now*/) {
  return {};
}

Reached also_due_of(TwoNearest const& nearest, Time now) {
  return nearest.first.time == now ? nearest.second : Reached{};
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
      offer(seed.node, seed.reached);
    }
    while (waiting_.take(due_) && waiting_.now() <= kFarthest) {
      for (std::size_t first = 0; first < due_.size(); first += kTogether) {
        lay_out(first, std::min(first + kTogether, due_.size()));
        follow();
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
    Reached reached;
  };
  struct Nearer {
    std::uint32_t node;
    Time time;
  };

  void offer(std::uint32_t node, Reached reached) {
    if (take(nearest_[node], reached)) {
      waiting_.add(reached.time, node);
    }
  }

  void lay_out(std::size_t begin, std::size_t end) {
    count_ = 0;
    for (auto i = begin; i < end; ++i) {
      fetch(i);
      auto const node = due_[i];
      auto const first = arcs_.first[node];
      auto const arcs = arcs_.first[node + 1] - first;
      auto const& nearest = nearest_[node];
      if (arcs > kFewArcs || first + kFewArcs > arcs_.arcs.size()) {
        offer_all(node);
        continue;
      }
      lay_out(&arcs_.arcs[first], arcs, due_of(nearest, waiting_.now()));
      if (also_due_of(nearest, waiting_.now()).time == waiting_.now()) {
        lay_out(&arcs_.arcs[first], arcs, also_due_of(nearest, waiting_.now()));
      }
    }
  }

  // Always kFewArcs; those that are not the node's, and all if others were nearer meanwhile, are written over.
  void lay_out(Arc const* arcs, std::size_t count, Reached from) {
    for (std::size_t i = 0; i < kFewArcs; ++i) {
      candidates_[count_ + i] = {arcs[i].node, {from.time + arcs[i].time, from.counter}};
      __builtin_prefetch(&nearest_[arcs[i].node]);
    }
    count_ += count * static_cast<std::size_t>(from.time == waiting_.now());
  }

  void fetch(std::size_t i) const {
    if (i + kAhead < due_.size()) {
      __builtin_prefetch(&nearest_[due_[i + kAhead]]);
      __builtin_prefetch(&arcs_.first[due_[i + kAhead]]);
      __builtin_prefetch(&arcs_.arcs[arcs_.first[due_[i + kAhead / 2]]]);
    }
  }

  void offer_all(std::uint32_t node) {
    for (auto const& reached : {due_of(nearest_[node], waiting_.now()), also_due_of(nearest_[node], waiting_.now())}) {
      for (auto const& arc : arcs_.of(node)) {
        if (reached.time == waiting_.now()) {
          offer(arc.node, {reached.time + arc.time, reached.counter});
        }
      }
    }
  }

  void follow() {
    std::size_t nearer = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      auto const [node, reached] = candidates_[i];
      nearer_[nearer] = {node, reached.time};
      nearer += take(nearest_[node], reached) ? 1 : 0;
    }
    for (std::size_t i = 0; i < nearer; ++i) {
      waiting_.add(nearer_[i].time, nearer_[i].node);
    }
  }

  Arcs arcs_;
  std::vector<Nearest> nearest_;
  BucketQueue waiting_;
  std::vector<std::uint32_t> due_;
  std::vector<Candidate> candidates_ = std::vector<Candidate>((2 * kTogether + 1) * kFewArcs);
  std::vector<Nearer> nearer_ = std::vector<Nearer>((2 * kTogether + 1) * kFewArcs);
  std::size_t count_ = 0;  // of candidates
};

}  // namespace

bool TwoNearest::take(Reached candidate) {
  auto const is_first = rank(candidate) < rank(first);
  auto const is_other = candidate.counter != first.counter;
  auto const further = chosen(is_first, first, candidate);
  auto const is_second = is_other & (rank(further) < rank(second));
  first = chosen(is_first, candidate, first);
  second = chosen(is_second, further, second);
  return is_first | is_second;
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

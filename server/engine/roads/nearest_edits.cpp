// Why a part is enough. Let the land of a counter be the nodes that have it among their two nearest.
//
// A land hangs together: if v is in the land of c and w is the next node on v's way to c, w is in it too. Were two
// others before c at w, then, each with the arc from v to w more, they were before c at v. So from the ends of its
// edge, against the arcs, all of a land is found without leaving it.
//
// Who closes takes away what the land had from it; what a node had from others is still its nearest, for they only
// moved up. The node's new second (or both) is the first or second of the next node on the way, or the counter is on an
// edge of the node. If the next node had it before, the orphan takes it at once (adopt); if not, the next node is an
// orphan too, and gets it earlier than this one: in the order of time (spread), as in any search.
//
// Who opens is offered to the ends of its edge and spreads while it is among the two nearest: over its land, by the
// first paragraph.
#include "engine/roads/nearest_edits.hpp"

#include <algorithm>

namespace relais::roads {
namespace {

// Nodes that are due within so many tenths of a second are taken together. Measured: 16 to 256 are within a tenth.
constexpr Time kTogether = 64;
constexpr std::size_t kArcsAhead = 8;
constexpr std::size_t kNeighboursAhead = 4;

}  // namespace

NearestEdits::NearestEdits(GraphView const& graph, std::span<Seed const> seeds)
    : graph_{graph},
      of_nodes_{two_nearest(graph, seeds)},
      seeds_(seeds.begin(), seeds.end()),
      may_be_seed_(graph.nodes.size()),
      is_touched_(graph.nodes.size()) {
  std::ranges::stable_sort(seeds_, {}, &Seed::node);
  for (auto const& seed : seeds_) {
    may_be_seed_[seed.node] = true;
  }
  seeds_at_start_ = seeds_;
}

void NearestEdits::apply(std::span<std::uint32_t const> closing, std::span<Seed const> opening) {
  waiting_.clear();
  orphans_.clear();
  std::ranges::for_each(closing, [&](std::uint32_t counter) { orphan_nodes_of(counter); });
  std::ranges::for_each(orphans_, [&](std::uint32_t node) { adopt(node); });
  for (auto const& seed : opening) {
    seeds_.insert(std::ranges::upper_bound(seeds_, seed.node, {}, &Seed::node), seed);
    may_be_seed_[seed.node] = true;
    offer(seed.node, rank_of(seed.reached));
  }
  spread();
}

void NearestEdits::undo() {
  for (auto const& [node, at_start] : touched_) {
    of_nodes_[node] = at_start;
    is_touched_[node] = false;
  }
  touched_.clear();
  seeds_ = seeds_at_start_;
}

void NearestEdits::orphan_nodes_of(std::uint32_t counter) {
  auto next = orphans_.size();
  std::erase_if(seeds_, [&](Seed const& seed) {
    if (seed.reached.counter != counter) {
      return false;
    }
    orphan(seed.node, counter);
    return true;
  });
  for (; next < orphans_.size(); ++next) {
    // What is wanted of those that come next, in the order in which one leads to the other: a third less time.
    if (next + kArcsAhead < orphans_.size()) {
      auto const later = orphans_[next + kArcsAhead];
      __builtin_prefetch(&graph_.arriving.arcs[graph_.arriving.first[later]]);
      __builtin_prefetch(&graph_.leaving.arcs[graph_.leaving.first[later]]);
    }
    if (next + kNeighboursAhead < orphans_.size()) {
      for (auto const& arc : graph_.arriving.of(orphans_[next + kNeighboursAhead])) {
        __builtin_prefetch(&of_nodes_[arc.node]);
      }
    }
    for (auto const& arc : graph_.arriving.of(orphans_[next])) {
      orphan(arc.node, counter);
    }
  }
}

void NearestEdits::orphan(std::uint32_t node, std::uint32_t counter) {
  auto& [first, second] = of_nodes_[node];
  if (first.counter != counter && second.counter != counter) {
    return;
  }
  remember(node, {first, second});
  first = first.counter == counter ? second : first;
  second = {};
  orphans_.push_back(node);
  __builtin_prefetch(&graph_.arriving.first[node]);
  __builtin_prefetch(&graph_.leaving.first[node]);
}

void NearestEdits::adopt(std::uint32_t orphan) {
  for (auto const& arc : graph_.leaving.of(orphan)) {
    auto const& next = of_nodes_[arc.node];
    for (auto const reached : {rank_of(next.first), rank_of(next.second)}) {
      if (time_of(reached) <= kFarthest) {
        offer(orphan, further(reached, arc));
      }
    }
  }
  if (may_be_seed_[orphan]) {
    auto seed = std::ranges::lower_bound(seeds_, orphan, {}, &Seed::node);
    for (; seed != seeds_.end() && seed->node == orphan; ++seed) {
      offer(orphan, rank_of(seed->reached));
    }
  }
}

// As TwoNearest::take().
void NearestEdits::offer(std::uint32_t node, Rank candidate) {
  auto& nearest = of_nodes_[node];
  auto const first = rank_of(nearest.first);
  auto const second = rank_of(nearest.second);
  auto const is_first_again = counter_of(candidate) == counter_of(first);
  if (candidate >= (is_first_again ? first : second)) {
    return;
  }
  remember(node, {reached_of(first), reached_of(second)});
  nearest.first = reached_of(std::min(first, candidate));
  nearest.second = reached_of(is_first_again ? second : std::max(first, candidate));
  waiting_.add(time_of(candidate) / kTogether, node);
}

void NearestEdits::spread() {
  while (waiting_.take(due_) && waiting_.now() < kFarthest / kTogether) {
    for (auto const node : due_) {
      for (auto const reached : {rank_of(of_nodes_[node].first), rank_of(of_nodes_[node].second)}) {
        if (time_of(reached) / kTogether != waiting_.now()) {
          continue;
        }
        for (auto const& arc : graph_.arriving.of(node)) {
          offer(arc.node, further(reached, arc));
        }
      }
    }
  }
}

void NearestEdits::remember(std::uint32_t node, TwoNearest const& at_start) {
  if (!is_touched_[node]) {
    is_touched_[node] = true;
    touched_.push_back({node, at_start});
  }
}

}  // namespace relais::roads

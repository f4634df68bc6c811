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

constexpr Time kTogether = 16;  // tenths of a second; as in nearest_counters.cpp

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
    offer(seed.node, seed.reached);
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
}

void NearestEdits::adopt(std::uint32_t orphan) {
  for (auto const& arc : graph_.leaving.of(orphan)) {
    auto const& next = of_nodes_[arc.node];
    for (auto const& reached : {next.first, next.second}) {
      if (reached.time <= kFarthest) {
        offer(orphan, {reached.time + arc.time, reached.counter});
      }
    }
  }
  if (may_be_seed_[orphan]) {
    for (auto const& seed : std::ranges::equal_range(seeds_, orphan, {}, &Seed::node)) {
      offer(orphan, seed.reached);
    }
  }
}

void NearestEdits::offer(std::uint32_t node, Reached candidate) {
  auto& nearest = of_nodes_[node];
  auto const before = nearest;
  if (candidate < before.second && nearest.take(candidate)) {
    remember(node, before);
    waiting_.add(candidate.time / kTogether, node);
  }
}

void NearestEdits::spread() {
  while (waiting_.take(due_) && waiting_.now() < kFarthest / kTogether) {
    for (auto const node : due_) {
      auto const nearest = of_nodes_[node];
      for (auto const& reached : {nearest.first, nearest.second}) {
        if (reached.time / kTogether != waiting_.now()) {
          continue;
        }
        for (auto const& arc : graph_.arriving.of(node)) {
          offer(arc.node, {reached.time + arc.time, reached.counter});
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

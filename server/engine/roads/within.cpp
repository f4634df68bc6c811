#include "engine/roads/within.hpp"

#include <algorithm>

#include "engine/roads/along_edge.hpp"

namespace relais::roads {
namespace {

// A place that is asked for, as seen from an end of its edge.
struct End {
  std::uint32_t node;
  std::uint32_t place;
  Time time;  // between the two
};

std::vector<End> ends_of(std::span<Edge const> edges, std::span<Snapped const> places, Heading heading) {
  std::vector<End> ends;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    auto const& edge = edges[places[i].edge];
    auto const [from, to] = heading == Heading::kLeaving ? from_ends_to_place(edge, places[i].share)
                                                         : from_place_to_ends(edge, places[i].share);
    if (from != kNever) {
      ends.push_back({edge.from, i, from});
    }
    if (to != kNever) {
      ends.push_back({edge.to, i, to});
    }
  }
  return ends;
}

// Nodes that are due within so many tenths of a second are taken together, however they lie to each other: a few of
// them are then taken twice, when they turn out to be nearer, and all the others in one go. Measured: 16 to 128 are the
// same.
constexpr Time kTogether = 32;
constexpr std::size_t kMostAtOnce = 128;
constexpr std::size_t kFewArcs = 4;  // as nearly all nodes have; the others take their time

}  // namespace

Within::Within(GraphView const& graph, Heading heading)
    : arcs_{heading == Heading::kLeaving ? graph.leaving : graph.arriving},
      edges_{graph.edges},
      heading_{heading},
      times_(graph.nodes.size(), kNever),
      candidates_((kMostAtOnce + 1) * kFewArcs),
      nearer_(candidates_.size()) {}

template <class Enough>
void Within::search(Snapped const& place, Time limit, Enough const& is_enough) {
  for (auto const node : std::span{touched_}.first(touched_count_)) {
    times_[node] = kNever;
  }
  touched_count_ = 0;
  waiting_.clear();
  limit_ = std::min(limit, kFarthest);
  auto const& edge = edges_[place.edge];
  auto const [from, to] =
      heading_ == Heading::kLeaving ? from_place_to_ends(edge, place.share) : from_ends_to_place(edge, place.share);
  offer(edge.from, from);
  offer(edge.to, to);
  while (waiting_.take(due_) && !is_enough(waiting_.now() * kTogether)) {
    for (std::size_t first = 0; first < due_.size(); first += kMostAtOnce) {
      follow(lay_out(std::span{due_}.subspan(first, std::min(kMostAtOnce, due_.size() - first))));
    }
  }
}

// As in nearest_counters.cpp: without a branch that a processor could guess wrong.
std::size_t Within::lay_out(std::span<std::uint32_t const> due) {
  auto const now = waiting_.now();
  auto const* const arcs = arcs_.arcs.data();
  auto* const candidates = candidates_.data();
  std::size_t count = 0;
  for (auto const node : due) {
    auto const first = arcs_.first[node];
    auto const few = arcs_.first[node + 1] - first;
    auto const time = times_[node];
    auto const is_current = time / kTogether == now;
    if (few > kFewArcs || first + kFewArcs > arcs_.arcs.size()) {
      for (auto const& arc : is_current ? arcs_.of(node) : std::span<Arc const>{}) {
        offer(arc.node, time + arc.time);
      }
      continue;
    }
    for (std::size_t i = 0; i < kFewArcs; ++i) {
      candidates[count + i] = {arcs[first + i].node, time + arcs[first + i].time};
    }
    count += is_current ? few : 0;
  }
  return count;
}

void Within::follow(std::size_t candidates) {
  if (touched_.size() < touched_count_ + candidates + 1) {
    touched_.resize(2 * touched_.size() + candidates + 1);
  }
  auto* const touched = touched_.data();
  auto* const times = times_.data();
  auto* const nearer = nearer_.data();
  std::size_t count = 0;
  for (auto const& candidate : std::span{candidates_}.first(candidates)) {
    auto const before = times[candidate.node];
    auto const is_nearer = (candidate.time < before) & (candidate.time <= limit_);
    times[candidate.node] = is_nearer ? candidate.time : before;
    nearer[count] = candidate;
    count += is_nearer ? 1 : 0;
    touched[touched_count_] = candidate.node;
    touched_count_ += (is_nearer & (before == kNever)) ? 1 : 0;
  }
  for (auto const& [node, time] : std::span{nearer_}.first(count)) {
    waiting_.add(time / kTogether, node);
  }
}

void Within::offer(std::uint32_t node, Time time) {
  auto& best = times_[node];
  if (time > limit_ || time >= best) {
    return;
  }
  if (best == kNever) {
    touched_.resize(std::max(touched_.size(), touched_count_ + 1));
    touched_[touched_count_++] = node;
  }
  best = time;
  waiting_.add(time / kTogether, node);
}

std::span<NodeTime const> Within::nodes(Snapped const& place, Time limit) {
  search(place, limit, [](Time) { return false; });
  found_.resize(std::max(found_.size(), touched_count_));
  for (std::size_t i = 0; i < touched_count_; ++i) {
    found_[i] = {touched_[i], times_[touched_[i]]};
  }
  return std::span{found_}.first(touched_count_);
}

std::vector<Time> Within::times_to(Snapped const& place, std::span<Snapped const> others, Time limit) {
  auto times = std::vector<Time>(others.size(), kNever);
  for (std::size_t i = 0; i < others.size(); ++i) {
    if (others[i].edge == place.edge) {
      auto const& edge = edges_[place.edge];
      times[i] = heading_ == Heading::kLeaving ? straight_along(edge, place.share, others[i].share)
                                               : straight_along(edge, others[i].share, place.share);
    }
  }
  auto const ends = ends_of(edges_, others, heading_);
  auto const over_ends = [&] {
    for (auto const& [node, other, time] : ends) {
      if (times_[node] != kNever) {
        times[other] = std::min(times[other], times_[node] + time);
      }
    }
  };
  search(place, limit, [&](Time known) {
    over_ends();
    return times.empty() || known >= std::ranges::max(times);
  });
  over_ends();
  std::ranges::replace_if(
      times, [&](Time time) { return time > limit; }, kNever);
  return times;
}

}  // namespace relais::roads

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

std::vector<End> ends_of(GraphView const& graph, std::span<Snapped const> places, Heading heading) {
  std::vector<End> ends;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    auto const& edge = graph.edges[places[i].edge];
    auto const [from, to] = heading == Heading::kLeaving ? from_ends_to_place(edge, places[i].share)
                                                         : from_place_to_ends(edge, places[i].share);
    if (from != kNever) {
      ends.push_back({edge.from, i, from});
    }
    if (to != kNever) {
      ends.push_back({edge.to, i, to});
    }
  }
  std::ranges::sort(ends, {}, &End::node);
  return ends;
}

}  // namespace

Within::Within(GraphView const& graph, Heading heading)
    : graph_{graph}, heading_{heading}, times_(graph.nodes.size(), kNever), is_end_(graph.nodes.size()) {}

void Within::offer(std::uint32_t node, Time time, Time limit) {
  auto& best = times_[node];
  if (time > limit || time >= best) {
    return;
  }
  if (best == kNever) {
    touched_.push_back(node);
  }
  best = time;
  waiting_.add(time, node);
}

template <class Settled>
void Within::search(Snapped const& place, Time limit, Settled const& settled) {
  for (auto const node : touched_) {
    times_[node] = kNever;
  }
  touched_.clear();
  waiting_.clear();
  limit = std::min(limit, kFarthest);
  auto const is_leaving = heading_ == Heading::kLeaving;
  auto const& edge = graph_.edges[place.edge];
  auto const [from, to] = is_leaving ? from_place_to_ends(edge, place.share) : from_ends_to_place(edge, place.share);
  offer(edge.from, from, limit);
  offer(edge.to, to, limit);
  auto const& arcs = is_leaving ? graph_.leaving : graph_.arriving;
  while (waiting_.take(due_)) {
    auto const now = waiting_.now();
    for (auto const node : due_) {
      if (times_[node] != now) {
        continue;  // it was nearer another way
      }
      if (!settled(node, now)) {
        return;
      }
      for (auto const& arc : arcs.of(node)) {
        offer(arc.node, now + arc.time, limit);
      }
    }
  }
}

std::span<NodeTime const> Within::nodes(Snapped const& place, Time limit) {
  found_.clear();
  search(place, limit, [this](std::uint32_t node, Time time) {
    found_.push_back({node, time});
    return true;
  });
  return found_;
}

std::vector<Time> Within::times_to(Snapped const& place, std::span<Snapped const> others, Time limit) {
  auto times = std::vector<Time>(others.size(), kNever);
  for (std::size_t i = 0; i < others.size(); ++i) {
    if (others[i].edge == place.edge) {
      auto const& edge = graph_.edges[place.edge];
      times[i] = heading_ == Heading::kLeaving ? straight_along(edge, place.share, others[i].share)
                                               : straight_along(edge, others[i].share, place.share);
    }
  }
  auto const ends = ends_of(graph_, others, heading_);
  for (auto const& end : ends) {
    is_end_[end.node] = true;
  }
  auto latest = others.empty() ? 0 : std::ranges::max(times);
  search(place, limit, [&](std::uint32_t node, Time now) {
    if (is_end_[node]) {
      auto end = std::ranges::lower_bound(ends, node, {}, &End::node);
      for (; end != ends.end() && end->node == node; ++end) {
        times[end->place] = std::min(times[end->place], now + end->time);
      }
      latest = std::ranges::max(times);
    }
    return now < latest;
  });
  for (auto const& end : ends) {
    is_end_[end.node] = false;
  }
  std::ranges::replace_if(
      times, [&](Time time) { return time > limit; }, kNever);
  return times;
}

}  // namespace relais::roads

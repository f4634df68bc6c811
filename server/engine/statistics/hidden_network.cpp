#include "engine/statistics/hidden_network.hpp"

#include <algorithm>

namespace relais::statistics {

std::size_t HiddenNetwork::add(std::size_t from, std::size_t to, std::int64_t count) {
  arcs_.push_back({from, to, count});
  arcs_of_[from].push_back(arcs_.size() - 1);
  arcs_of_[to].push_back(arcs_.size() - 1);
  return arcs_.size() - 1;
}

bool HiddenNetwork::can_be_lower(std::size_t arc, std::int64_t by, std::int64_t floor) const {
  auto const& cell = arcs_[arc];
  return cell.count - by >= floor && can_carry(cell.from, cell.to, by, {arc, floor, {}});
}

bool HiddenNetwork::can_be_higher(std::size_t arc, std::int64_t by, std::int64_t floor) const {
  auto const& cell = arcs_[arc];
  return can_carry(cell.to, cell.from, by, {arc, floor, {}});
}

// Augmenting paths (Ford and Fulkerson): counts are whole, so each carries at least one unit.
bool HiddenNetwork::can_carry(std::size_t from, std::size_t to, std::int64_t units, Walk walk) const {
  walk.counts.reserve(arcs_.size());
  for (auto const& arc : arcs_) {
    walk.counts.push_back(arc.count);
  }
  while (units > 0) {
    auto const steps = way(from, to, walk);
    if (!steps) {
      return false;
    }
    auto carried = units;
    for (auto const& step : *steps) {
      carried = step.is_forward ? carried : std::min(carried, walk.counts[step.arc] - walk.floor);
    }
    for (auto const& step : *steps) {
      walk.counts[step.arc] += step.is_forward ? carried : -carried;
    }
    units -= carried;
  }
  return true;
}

// The shortest, breadth first.
std::optional<std::vector<HiddenNetwork::Step>> HiddenNetwork::way(std::size_t from, std::size_t to,
                                                                   Walk const& walk) const {
  auto came_by = std::vector<std::optional<Step>>(arcs_of_.size());
  auto queue = std::vector<std::size_t>{from};
  for (std::size_t next = 0; next < queue.size() && queue.back() != to; ++next) {
    auto const node = queue[next];
    for (auto const arc : arcs_of_[node]) {
      auto const is_forward = arcs_[arc].from == node;
      auto const other = is_forward ? arcs_[arc].to : arcs_[arc].from;
      auto const is_open = arc != walk.without && (is_forward || walk.counts[arc] > walk.floor);
      if (is_open && other != from && !came_by[other]) {
        came_by[other] = Step{arc, is_forward};
        queue.push_back(other);
        if (other == to) {
          break;
        }
      }
    }
  }
  if (!came_by[to]) {
    return std::nullopt;
  }
  auto steps = std::vector<Step>{};
  for (auto node = to; node != from;) {
    auto const step = *came_by[node];
    steps.push_back(step);
    node = step.is_forward ? arcs_[step.arc].from : arcs_[step.arc].to;
  }
  return steps;
}

}  // namespace relais::statistics

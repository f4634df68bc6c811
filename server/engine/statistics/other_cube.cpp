#include "engine/statistics/other_cube.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace relais::statistics {
namespace {

constexpr std::size_t kFamily = 12;      // leaves among which a partner is looked for, if the tree has so many
constexpr std::size_t kTriedFirst = 12;  // partners in each tree

// A zero tells no less than the smallest count that is shown: where many counts are small, a few zeros among them
// cost the reader less than their sums.
constexpr std::int64_t kCostOfZero = kFewestShown;

constexpr auto kNever = std::numeric_limits<std::int64_t>::max();

// All nodes without children within a node, but those within another. Persons are looked for only where there are some.
template <class Keep>
std::vector<std::size_t> leaves_within(Tree const& tree, std::size_t root, Keep keep) {
  auto leaves = std::vector<std::size_t>{};
  auto waiting = std::vector<std::size_t>{root};
  while (!waiting.empty()) {
    auto const node = waiting.back();
    waiting.pop_back();
    if (tree.is_leaf(node)) {
      leaves.push_back(node);
    }
    std::copy_if(tree.children(node).begin(), tree.children(node).end(), std::back_inserter(waiting), keep);
  }
  return leaves;
}

}  // namespace

OtherCubes::OtherCubes(Cube const& cube) : cube_{cube}, suppression_{cube}, cost_(cube.size()) {
  for (std::size_t i = 0; i < cube.size(); ++i) {
    auto const count = cube.at(cube.cell(i));
    cost_[i] = count == 0 ? kCostOfZero : count;
  }
}

void OtherCubes::hide(CubeCell const& cell) {
  suppression_.hide(cell);
  cost_[cube_.index(cell)] = 0;
}

std::optional<Move> OtherCubes::cheapest(CubeCell const& target, Aim aim) const {
  auto const ways = moves(target, aim);
  for (auto const most : {kTriedFirst, cube_.size()}) {
    auto candidates = Partners{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      candidates[axis] = partners(target, ways.front().leaves.front().first, axis, most);
    }
    if (auto found = cheapest(ways, candidates, aim)) {
      return found;
    }
  }
  return std::nullopt;
}

// All persons leave, or so many join that they are many; or one joins or leaves. The first leaf is the fullest.
std::vector<Move> OtherCubes::moves(CubeCell const& target, Aim aim) const {
  auto all_leave = Move{};
  auto const within = [&](std::size_t axis, CubeCell cell) {
    auto const has_persons = [this, axis, cell](std::size_t node) mutable {
      cell[axis] = node;
      return cube_.at(cell) > 0;
    };
    return leaves_within(cube_.tree(axis), cell[axis], has_persons);
  };
  for (auto const place : within(0, target)) {
    for (auto const period : within(1, {place, target[1], target[2]})) {
      for (auto const value : within(2, {place, period, target[2]})) {
        all_leave.leaves.push_back({{place, period, value}, -cube_.at({place, period, value})});
      }
    }
  }
  std::iter_swap(all_leave.leaves.begin(),
                 std::min_element(all_leave.leaves.begin(), all_leave.leaves.end(),
                                  [](auto const& a, auto const& b) { return a.second < b.second; }));
  auto const leaf = all_leave.leaves.front().first;
  auto const are_many = Move{{{leaf, kFewestShown - cube_.at(target)}}};
  if (aim == Aim::kNotSmall) {
    return {all_leave, are_many};
  }
  return {Move{{{leaf, 1}}}, Move{{{leaf, -1}}}, all_leave, are_many};
}

// Outside of the target: its siblings, or where they are few, those of what it is part of. The cheapest first.
std::vector<OtherCubes::Partner> OtherCubes::partners(CubeCell const& target, CubeCell const& leaf, std::size_t axis,
                                                      std::size_t most) const {
  auto const& tree = cube_.tree(axis);
  auto nodes = Nodes{};
  for (auto family = target[axis]; family != 0 && nodes.size() < kFamily;) {
    family = tree.parent(family);
    nodes = leaves_within(tree, family, [&](std::size_t node) { return node != target[axis]; });
  }
  auto const cost_of = [&](std::size_t node) {
    auto total = std::int64_t{0};
    for_each_changed(axis, leaf[axis], node, [&, cell = leaf](std::size_t changed) mutable {
      cell[axis] = changed;
      total += cost_[cube_.index(cell)];
    });
    return total;
  };
  auto found = std::vector<Partner>{};
  for (auto const node : nodes) {
    found.push_back({node, cost_of(node)});
  }
  auto const by_cost = [](Partner const& a, Partner const& b) {
    return std::pair{a.cost, a.node} < std::pair{b.cost, b.node};
  };
  std::sort(found.begin(), found.end(), by_cost);
  found.resize(std::min(found.size(), most));
  if (axis < 2 || cube_.values() == 0) {
    auto const none = Partner{kNoPartner, cost_of(kNoPartner)};
    found.insert(std::upper_bound(found.begin(), found.end(), none, by_cost), none);
  }
  for (auto& partner : found) {
    partner.changed = changed_nodes(axis, leaf[axis], partner.node);
  }
  return found;
}

std::optional<Move> OtherCubes::cheapest(std::vector<Move> moves, Partners const& partners, Aim aim) const {
  auto best = std::optional<Move>{};
  auto least = kNever;
  auto const leaf_value = Nodes{moves.front().leaves.front().first[2]};
  // What a partner costs alone is part of all that follows.
  for (auto const& place : partners[0]) {
    for (auto const& period : partners[1]) {
      if (std::max(place.cost, period.cost) >= least || cost(place.changed, period.changed, leaf_value) >= least) {
        continue;
      }
      for (auto const& value : partners[2]) {
        auto const box = value.cost < least ? cost(place.changed, period.changed, value.changed) : kNever;
        for (auto& move : moves) {
          move.partner = {place.node, period.node, value.node};
          if (box >= least || !is_possible(move, aim)) {
            continue;
          }
          auto const total = move.leaves.size() == 1 ? box : cost(move);
          if (total < least) {
            least = total;
            best = move;
          }
        }
      }
      if (least == 0) {
        return best;
      }
    }
  }
  return best;
}

// A corner that several leaves share loses no more than all of them together.
bool OtherCubes::is_possible(Move const& move, Aim aim) const {
  auto persons = std::int64_t{0};
  for (auto const& [leaf, change] : move.leaves) {
    persons += std::abs(change);
  }
  auto least = kNever;
  auto hides_zero = false;
  for (auto const& [leaf, change] : move.leaves) {
    for (unsigned corner = 0; corner < 8; ++corner) {
      auto cell = leaf;
      auto gains = change > 0;
      auto exists = true;
      for (std::size_t axis = 0; axis < 3; ++axis) {
        if ((corner >> axis & 1u) != 0) {
          exists = exists && move.partner[axis] != kNoPartner;
          cell[axis] = move.partner[axis];
          gains = !gains;
        }
      }
      if (exists) {
        auto const count = cube_.at(cell);
        hides_zero = hides_zero || count == 0;
        least = std::min(least, gains ? count + 1 : count - (corner == 0 ? -change : persons));
      }
    }
    if (least < 0) {
      return false;
    }
  }
  return aim == Aim::kNotSmall || hides_zero || least > 0;
}

std::vector<CubeCell> OtherCubes::changed(Move const& move) const {
  auto cells = std::vector<CubeCell>{};
  for (auto const& [leaf, change] : move.leaves) {
    auto const values = changed_nodes(2, leaf[2], move.partner[2]);
    auto const periods = changed_nodes(1, leaf[1], move.partner[1]);
    for (auto const place : changed_nodes(0, leaf[0], move.partner[0])) {
      for (auto const period : periods) {
        for (auto const value : values) {
          cells.push_back({place, period, value});
        }
      }
    }
  }
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  return cells;
}

// Both with all that they are part of, up to where they meet.
template <class Visit>
void OtherCubes::for_each_changed(std::size_t axis, std::size_t leaf, std::size_t partner, Visit visit) const {
  auto const& tree = cube_.tree(axis);
  if (partner == kNoPartner) {
    for (; leaf != 0; leaf = tree.parent(leaf)) {
      visit(leaf);
    }
    visit(leaf);
    return;
  }
  while (leaf != partner) {
    auto& later = leaf > partner ? leaf : partner;  // a parent's number is lower than its children's
    visit(later);
    later = tree.parent(later);
  }
}

OtherCubes::Nodes OtherCubes::changed_nodes(std::size_t axis, std::size_t leaf, std::size_t partner) const {
  auto nodes = Nodes{};
  for_each_changed(axis, leaf, partner, [&](std::size_t node) { nodes.push_back(node); });
  return nodes;
}

std::int64_t OtherCubes::cost(Nodes const& places, Nodes const& periods, Nodes const& values) const {
  auto total = std::int64_t{0};
  for (auto const place : places) {
    for (auto const period : periods) {
      for (auto const value : values) {
        total += cost_[cube_.index({place, period, value})];
      }
    }
  }
  return total;
}

std::int64_t OtherCubes::cost(Move const& move) const {
  auto const cells = changed(move);
  return std::accumulate(cells.begin(), cells.end(), std::int64_t{0},
                         [&](std::int64_t total, CubeCell const& cell) { return total + cost_[cube_.index(cell)]; });
}

}  // namespace relais::statistics

#include "engine/statistics/other_cube.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace relais::statistics {
namespace {

constexpr std::size_t kFamily = 12;     // leaves among which a partner is looked for, if the tree has so many
constexpr std::size_t kTriedFirst = 8;  // partners in each tree

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
  auto all = Partners{};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    all[axis] = partners(target, ways.front().leaves.front().first, axis);
  }
  auto const found = cheapest(ways, all, kTriedFirst, aim);
  return found ? found : cheapest(ways, all, cube_.size(), aim);
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
std::vector<OtherCubes::Partner> OtherCubes::partners(CubeCell const& target, CubeCell const& leaf,
                                                      std::size_t axis) const {
  auto const& tree = cube_.tree(axis);
  auto nodes = std::vector<std::size_t>{};
  for (auto family = target[axis]; family != 0 && nodes.size() < kFamily;) {
    family = tree.parent(family);
    nodes = leaves_within(tree, family, [&](std::size_t node) { return node != target[axis]; });
  }
  if (axis < 2 || cube_.values() == 0) {
    nodes.push_back(kNoPartner);
  }
  auto found = std::vector<Partner>{};
  for (auto const node : nodes) {
    auto changed = std::array<Nodes, 3>{Nodes{leaf[0]}, Nodes{leaf[1]}, Nodes{leaf[2]}};
    changed[axis] = changed_nodes(axis, leaf[axis], node);
    found.push_back({node, cost(changed[0], changed[1], changed[2]), changed[axis]});
  }
  std::sort(found.begin(), found.end(), [](Partner const& a, Partner const& b) {
    return std::pair{a.cost, a.node} < std::pair{b.cost, b.node};
  });
  return found;
}

std::optional<Move> OtherCubes::cheapest(std::vector<Move> moves, Partners const& partners, std::size_t most,
                                         Aim aim) const {
  auto best = std::optional<Move>{};
  auto least = kNever;
  auto const leaf = moves.front().leaves.front().first;
  // Whether to go on with a partner: its own cost is part of all that follows. To have none is always tried.
  auto const is_worth = [&](std::vector<Partner> const& among, Partner const& partner) {
    auto const rank = static_cast<std::size_t>(&partner - among.data());
    return partner.cost < least && (rank < most || partner.node == kNoPartner);
  };
  for (auto const& place : partners[0]) {
    for (auto const& period : partners[1]) {
      if (!is_worth(partners[0], place) || !is_worth(partners[1], period) ||
          cost(place.changed, period.changed, {leaf[2]}) >= least) {
        continue;
      }
      for (auto const& value : partners[2]) {
        if (!is_worth(partners[2], value)) {
          continue;
        }
        auto const box = cost(place.changed, period.changed, value.changed);
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
OtherCubes::Nodes OtherCubes::changed_nodes(std::size_t axis, std::size_t leaf, std::size_t partner) const {
  auto const& tree = cube_.tree(axis);
  auto nodes = Nodes{};
  if (partner == kNoPartner) {
    for (; leaf != 0; leaf = tree.parent(leaf)) {
      nodes.push_back(leaf);
    }
    nodes.push_back(0);
    return nodes;
  }
  while (leaf != partner) {
    auto& later = leaf > partner ? leaf : partner;  // a parent's number is lower than its children's
    nodes.push_back(later);
    later = tree.parent(later);
  }
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

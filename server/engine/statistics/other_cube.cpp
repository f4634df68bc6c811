#include "engine/statistics/other_cube.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <numeric>

namespace relais::statistics {
namespace {

constexpr std::size_t kFamily = 12;     // leaves among which a partner is looked for, if the tree has so many
constexpr std::size_t kTriedFirst = 8;  // partners in each tree
// What hiding a zero costs, in persons: it tells little, but hides that there is nothing to hide.
constexpr std::int64_t kCostOfZero = 10;

}  // namespace

std::optional<Move> OtherCubes::cheapest(CubeCell const& target, Aim aim) const {
  auto const ways = moves(target, aim);
  for (auto const most : {kTriedFirst, cube_.size()}) {
    auto candidates = std::array<Partners, 3>{};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      candidates[axis] = partners(target, ways.front().leaves.front().first, axis, most);
    }
    if (auto const found = cheapest(ways, candidates, aim)) {
      return found;
    }
  }
  return std::nullopt;
}

// All persons leave, or so many join that they are many; or one joins or leaves.
std::vector<Move> OtherCubes::moves(CubeCell const& target, Aim aim) const {
  auto all_leave = Move{};
  for (auto const& leaf : leaves_under(target)) {
    all_leave.leaves.push_back({leaf, -cube_.at(leaf)});
  }
  auto const fullest = std::min_element(all_leave.leaves.begin(), all_leave.leaves.end(),
                                        [](auto const& a, auto const& b) { return a.second < b.second; });
  std::iter_swap(all_leave.leaves.begin(), fullest);
  auto const leaf = all_leave.leaves.front().first;
  auto const many = Move{{{leaf, kFewestShown - cube_.at(target)}}};
  if (aim == Aim::kNotSmall) {
    return {all_leave, many};
  }
  return {Move{{{leaf, 1}}}, Move{{{leaf, -1}}}, all_leave, many};
}

std::vector<CubeCell> OtherCubes::leaves_under(CubeCell const& target) const {
  auto cells = std::vector<CubeCell>{target};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    auto const& tree = cube_.tree(axis);
    for (std::size_t i = 0; i < cells.size();) {
      auto const cell = cells[i];
      if (tree.is_leaf(cell[axis])) {
        ++i;
        continue;
      }
      cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(i));
      for (auto const child : tree.children(cell[axis])) {
        auto below = cell;
        below[axis] = child;
        if (cube_.at(below) > 0) {
          cells.push_back(below);
        }
      }
    }
  }
  return cells;
}

OtherCubes::Partners OtherCubes::partners(CubeCell const& target, CubeCell const& leaf, std::size_t axis,
                                          std::size_t most) const {
  auto const& tree = cube_.tree(axis);
  auto nodes = std::vector<std::size_t>{};
  for (auto family = target[axis]; family != 0 && nodes.size() < kFamily;) {
    family = tree.parent(family);
    nodes = {family};
    for (std::size_t i = 0; i < nodes.size();) {
      auto const node = nodes[i];
      if (tree.is_leaf(node)) {
        ++i;
        continue;
      }
      nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(i));
      for (auto const child : tree.children(node)) {
        if (child != target[axis]) {
          nodes.push_back(child);
        }
      }
    }
  }
  auto found = Partners{};
  auto const add = [&](std::size_t node) {
    auto partner = Partner{node, 0, changed_nodes(axis, leaf[axis], node)};
    for (auto const changed : partner.changed) {
      auto cell = leaf;
      cell[axis] = changed;
      partner.cost += cost(cell);
    }
    found.push_back(std::move(partner));
  };
  std::for_each(nodes.begin(), nodes.end(), add);
  auto const by_cost = [](Partner const& a, Partner const& b) {
    return std::pair{a.cost, a.node} < std::pair{b.cost, b.node};
  };
  std::sort(found.begin(), found.end(), by_cost);
  found.resize(std::min(found.size(), most));
  if (axis < 2 || cube_.values() == 0) {
    add(kNoPartner);
    std::sort(found.begin(), found.end(), by_cost);
  }
  return found;
}

std::optional<Move> OtherCubes::cheapest(std::vector<Move> const& moves, std::array<Partners, 3> const& partners,
                                         Aim aim) const {
  auto best = std::optional<Move>{};
  auto least = std::numeric_limits<std::int64_t>::max();
  auto const leaf = moves.front().leaves.front().first;
  auto const try_moves = [&](CubeCell const& partner, std::int64_t box) {
    for (auto move : moves) {
      move.partner = partner;
      if (!is_possible(move, aim)) {
        continue;
      }
      auto total = box;
      if (move.leaves.size() > 1) {
        auto const cells = changed(move);
        total = std::accumulate(cells.begin(), cells.end(), std::int64_t{0},
                                [&](std::int64_t sum, CubeCell const& cell) { return sum + cost(cell); });
      }
      if (total < least) {
        least = total;
        best = std::move(move);
      }
    }
  };
  for (auto const& place : partners[0]) {
    for (auto const& period : partners[1]) {
      auto rectangle = std::int64_t{0};
      for (auto const p : place.changed) {
        for (auto const t : period.changed) {
          rectangle += cost({p, t, leaf[2]});
        }
      }
      if (rectangle >= least) {
        continue;
      }
      for (auto const& value : partners[2]) {
        auto box = std::int64_t{0};
        for (auto const p : place.changed) {
          for (auto const t : period.changed) {
            for (auto const v : value.changed) {
              box += cost({p, t, v});
            }
          }
        }
        if (box < least) {
          try_moves({place.node, period.node, value.node}, box);
        }
        if (least == 0) {
          return best;
        }
      }
    }
  }
  return best;
}

// No count falls below what the reader takes for the least. A corner that several leaves share loses no more than all
// of them together.
bool OtherCubes::is_possible(Move const& move, Aim aim) const {
  auto persons = std::int64_t{0};
  for (auto const& [leaf, change] : move.leaves) {
    persons += std::abs(change);
  }
  auto least = std::numeric_limits<std::int64_t>::max();
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
      if (!exists) {
        continue;
      }
      auto const count = cube_.at(cell);
      hides_zero = hides_zero || count == 0;
      least = std::min(least, gains ? count + 1 : count - (corner == 0 ? -change : persons));
    }
  }
  return least >= (aim == Aim::kWithoutZeros && !hides_zero ? 1 : 0);
}

std::vector<CubeCell> OtherCubes::changed(Move const& move) const {
  auto cells = std::vector<CubeCell>{};
  for (auto const& [leaf, change] : move.leaves) {
    for (auto const p : changed_nodes(0, leaf[0], move.partner[0])) {
      for (auto const t : changed_nodes(1, leaf[1], move.partner[1])) {
        for (auto const v : changed_nodes(2, leaf[2], move.partner[2])) {
          cells.push_back({p, t, v});
        }
      }
    }
  }
  std::sort(cells.begin(), cells.end());
  cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
  return cells;
}

// Each with all that it is part of, up to where both meet.
std::vector<std::size_t> OtherCubes::changed_nodes(std::size_t axis, std::size_t leaf, std::size_t partner) const {
  auto const& tree = cube_.tree(axis);
  auto nodes = std::vector<std::size_t>{};
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

std::int64_t OtherCubes::cost(CubeCell const& cell) const {
  if (suppression_.is_hidden(cell)) {
    return 0;
  }
  auto const count = cube_.at(cell);
  return count == 0 ? kCostOfZero : count;
}

}  // namespace relais::statistics

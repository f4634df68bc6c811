#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

#include "engine/roads/hierarchy.hpp"
#include "engine/roads/hierarchy_core.hpp"
#include "engine/roads/hierarchy_parallel.hpp"
#include "engine/roads/hierarchy_witness.hpp"

namespace relais::roads {
namespace {

constexpr std::size_t kPiece = 512;           // nodes
constexpr std::uint32_t kFew = 8;             // neighbours, between which shortcuts fit into one number
constexpr auto kUnknown = ~std::uint64_t{0};  // no shortcut leads from a neighbour to itself

// Measured on G1: with 30 the hierarchy has 3 % more arcs, with 100 it takes a tenth longer.
constexpr std::uint32_t kMostSettled = 60;

// Where a node has more than kFew neighbours a needless shortcut makes all of them dearer. Measured on G2: with 20 the
// hierarchy takes twice as long, with 60 a tenth longer, with 400 as long.
constexpr std::uint32_t kMostSettledOfMany = 200;

// A node's priority is its shortcuts for each arc taken away, in thousandths, and what is below it: without the second
// the levels would be many, with more of it shortcuts.
constexpr std::uint32_t kLevel = 20;

// How nodes are laid out for sweeps. Measured on G3: 8,192 to 65,536 and 24 to 50 are about the same; without blocks a
// sweep takes twice as long.
constexpr std::uint32_t kBlock = 32'768;          // nodes
constexpr std::uint32_t kOthersForEachLast = 24;  // of the nodes in block 0

// Takes out, round by round, the nodes that come before all that are two links away or less.
//
// Those of a round can be taken out at the same time, each as if the others stayed. If a shortcut of one is left out
// for a way over another of them, that way is longer than the part over the other, for the two have no neighbour in
// common: the shortest that was left out has its other way, and so all the longer ones.
class Contraction {
 public:
  Contraction(GraphView const& graph, unsigned threads)
      : threads_{threads},
        core_{graph},
        left_(graph.nodes.size()),
        levels_(graph.nodes.size()),
        priorities_(graph.nodes.size()),
        needed_(graph.nodes.size()),
        is_stale_(graph.nodes.size(), 1),
        searches_(threads) {
    std::iota(left_.begin(), left_.end(), 0);
    order_.reserve(left_.size());
    links_.reserve(graph.leaving.arcs.size());
    first_link_.reserve(left_.size() + 1);
  }

  Hierarchy run() {
    while (!left_.empty()) {
      weigh();
      auto const chosen = choose();
      round_ends_.push_back(static_cast<std::uint32_t>(order_.size() + chosen.size()));
      take_out(chosen);
    }
    core_ = {};
    return laid_out();
  }

 private:
  // For those whose neighbours have changed.
  void weigh() {
    in_parallel(threads_, left_.size(), kPiece, [&](std::size_t begin, std::size_t end, unsigned thread) {
      for (auto i = begin; i < end; ++i) {
        if (is_stale_[left_[i]] != 0) {
          weigh(left_[i], searches_[thread]);
        }
      }
    });
  }

  std::uint32_t most_settled(std::uint32_t node) const {
    return core_.links(node).size() <= kFew ? kMostSettled : kMostSettledOfMany;
  }

  void weigh(std::uint32_t node, WitnessSearch& search) {
    auto const links = core_.links(node);
    auto const& shortcuts = search.shortcuts(core_, node, most_settled(node));
    std::uint64_t needed = kUnknown;
    if (links.size() <= kFew && !search.has_ties()) {
      needed = 0;
      for (auto const& [from, to] : shortcuts) {
        needed |= std::uint64_t{1} << (from * kFew + to);
      }
    }
    std::size_t directions = 0;
    for (auto const& link : links) {
      directions += (link.out != kNoWay) + (link.in != kNoWay);
    }
    needed_[node] = needed;
    is_stale_[node] = 0;
    priorities_[node] = static_cast<std::uint32_t>(kLevel * levels_[node] +
                                                   1'000 * shortcuts.size() / std::max<std::size_t>(directions, 1));
  }

  auto rank(std::uint32_t node) const { return std::tuple{priorities_[node], node * 0x9e37'79b9U, node}; }

  bool is_first(std::uint32_t node) const {
    auto const own = rank(node);
    return std::ranges::all_of(core_.links(node), [&](Link const& link) {
      return own < rank(link.node) &&
             std::ranges::all_of(core_.links(link.node), [&](Link const& next) { return own <= rank(next.node); });
    });
  }

  // And leaves the others in left_, both in the order of their numbers.
  std::vector<std::uint32_t> choose() {
    std::vector<std::uint8_t> is_chosen(left_.size());
    in_parallel(threads_, left_.size(), kPiece, [&](std::size_t begin, std::size_t end, unsigned) {
      for (auto i = begin; i < end; ++i) {
        is_chosen[i] = is_first(left_[i]) ? 1 : 0;
      }
    });
    std::vector<std::uint32_t> chosen;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < left_.size(); ++i) {
      if (is_chosen[i] != 0) {
        chosen.push_back(left_[i]);
      } else {
        left_[kept++] = left_[i];
      }
    }
    left_.resize(kept);
    return chosen;
  }

  // Of the chosen of which it is not known.
  std::vector<std::vector<Shortcut>> shortcuts_anew(std::vector<std::uint32_t> const& chosen) {
    std::vector<std::vector<Shortcut>> shortcuts(chosen.size());
    in_parallel(threads_, chosen.size(), 8, [&](std::size_t begin, std::size_t end, unsigned thread) {
      for (auto i = begin; i < end; ++i) {
        if (needed_[chosen[i]] == kUnknown) {
          shortcuts[i] = searches_[thread].shortcuts(core_, chosen[i], most_settled(chosen[i]));
        }
      }
    });
    return shortcuts;
  }

  void take_out(std::vector<std::uint32_t> const& chosen) {
    auto const anew = shortcuts_anew(chosen);
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      auto const node = chosen[i];
      auto const links = core_.links(node);
      first_link_.push_back(static_cast<std::uint32_t>(links_.size()));
      order_.push_back(node);
      links_.insert(links_.end(), links.begin(), links.end());
      core_.drop(node);
      auto const own = std::span{links_}.subspan(first_link_.back());
      for (auto const& link : own) {
        core_.part(link.node, node);
        is_stale_[link.node] = 1;
        levels_[link.node] = std::max(levels_[link.node], static_cast<std::uint16_t>(levels_[node] + 1));
      }
      auto const add = [&](std::uint32_t from, std::uint32_t to) {
        auto const time = own[from].in + own[to].out;
        core_.join(own[from].node, {own[to].node, time, kNoWay});
        core_.join(own[to].node, {own[from].node, kNoWay, time});
      };
      if (needed_[node] != kUnknown) {
        for (auto needed = needed_[node]; needed != 0; needed &= needed - 1) {
          auto const bit = static_cast<std::uint32_t>(std::countr_zero(needed));
          add(bit / kFew, bit % kFew);
        }
      } else {
        for (auto const& [from, to] : anew[i]) {
          add(from, to);
        }
      }
    }
  }

  std::vector<std::uint32_t> blocks() const;
  Hierarchy laid_out();

  unsigned threads_;
  Core core_;
  std::vector<std::uint32_t> left_;
  std::vector<std::uint16_t> levels_;
  std::vector<std::uint32_t> priorities_;
  std::vector<std::uint64_t> needed_;
  std::vector<std::uint8_t> is_stale_;
  std::vector<WitnessSearch> searches_;
  std::vector<std::uint32_t> order_;  // taken out, first to last
  std::vector<std::uint32_t> round_ends_;
  std::vector<std::uint32_t> first_link_;
  std::vector<Link> links_;
};

// Where a node taken out comes to lie: blocks one after the other, in a block those taken out last first, within a
// round by number of arcs, then as they lie on the ground.
struct Lying {
  std::uint32_t block;
  std::uint32_t rounds_left;
  std::uint32_t arcs;
  std::uint32_t index;  // in the order of being taken out
  auto operator<=>(Lying const&) const = default;
};

// The nodes taken out last are block 0. Without them the others fall into parts that no arc joins, small ones
// as a rule. Parts that lie together on the ground are one block, small enough for the processor's nearest memory:
// there a sweep has all it needs, save for block 0. By node.
std::vector<std::uint32_t> Contraction::blocks() const {
  auto const nodes = static_cast<std::uint32_t>(order_.size());
  std::vector<std::uint8_t> is_last(nodes);
  auto const last =
      std::ranges::find_if(round_ends_, [&](std::uint32_t end) { return nodes - end <= nodes / kOthersForEachLast; });
  for (auto i = last == round_ends_.end() ? nodes : *last; i < nodes; ++i) {
    is_last[order_[i]] = 1;
  }
  std::vector<std::uint32_t> part_of(nodes);  // its lowest node, or one nearer to it
  std::iota(part_of.begin(), part_of.end(), 0);
  auto const find = [&](std::uint32_t node) {
    while (part_of[node] != node) {
      node = part_of[node] = part_of[part_of[node]];
    }
    return node;
  };
  for (std::uint32_t i = 0; i < nodes && is_last[order_[i]] == 0; ++i) {
    for (auto link = first_link_[i]; link < first_link_[i + 1]; ++link) {
      if (is_last[links_[link].node] == 0) {
        auto const one = find(order_[i]);
        auto const other = find(links_[link].node);
        part_of[std::max(one, other)] = std::min(one, other);
      }
    }
  }
  std::vector<std::uint32_t> sizes(nodes);
  for (std::uint32_t node = 0; node < nodes; ++node) {
    ++sizes[find(node)];
  }
  std::vector<std::uint32_t> blocks(nodes);
  std::uint32_t block = 1;
  std::uint32_t in_block = 0;
  for (std::uint32_t node = 0; node < nodes; ++node) {
    auto const part = find(node);
    if (is_last[node] != 0) {
      continue;
    }
    if (part == node) {
      if (in_block > 0 && in_block + sizes[node] > kBlock) {
        ++block;
        in_block = 0;
      }
      in_block += sizes[node];
      blocks[node] = block;
    } else {
      blocks[node] = blocks[part];
    }
  }
  return blocks;
}

Hierarchy Contraction::laid_out() {
  first_link_.push_back(static_cast<std::uint32_t>(links_.size()));
  std::vector<Lying> sorted;
  sorted.reserve(order_.size());
  {
    auto const blocks = this->blocks();
    std::uint32_t index = 0;
    for (std::size_t round = 0; round < round_ends_.size(); ++round) {
      for (; index < round_ends_[round]; ++index) {
        sorted.push_back({blocks[order_[index]], static_cast<std::uint32_t>(round_ends_.size() - round),
                          first_link_[index + 1] - first_link_[index], index});
      }
    }
  }
  std::ranges::sort(sorted);
  Hierarchy made;
  made.place_of.resize(order_.size());
  auto& [runs, up, times_up, times_down] = made.ladder;
  std::uint32_t arcs = 0;
  for (std::uint32_t place = 0; place < sorted.size(); ++place) {
    auto const& lying = sorted[place];
    auto const* const before = place == 0 ? nullptr : &sorted[place - 1];
    if (before == nullptr || before->block != lying.block || before->rounds_left != lying.rounds_left ||
        before->arcs != lying.arcs) {
      runs.push_back({place, arcs, lying.arcs});
    }
    arcs += lying.arcs;
    made.place_of[order_[lying.index]] = place;
  }
  runs.push_back({static_cast<std::uint32_t>(sorted.size()), arcs, 0});
  up.reserve(arcs);
  times_up.reserve(arcs);
  times_down.reserve(arcs);
  for (auto const& lying : sorted) {
    for (auto const& link : std::span{links_}.subspan(first_link_[lying.index], lying.arcs)) {
      up.push_back(made.place_of[link.node]);
      times_up.push_back(link.out);
      times_down.push_back(link.in);
    }
  }
  return made;
}

}  // namespace

Hierarchy build_hierarchy(GraphView const& graph, unsigned threads) {
  return Contraction{graph, std::max(threads, 1U)}.run();
}

}  // namespace relais::roads

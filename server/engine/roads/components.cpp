#include "engine/roads/components.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace relais::roads {
namespace {

struct Heads {
  explicit Heads(Network const& network) : first(network.nodes.size() + 1) {
    auto const each = [&](auto const& use) {
      for (auto const& segment : network.segments) {
        if (segment.direction != Direction::kBackward) {
          use(segment.from, segment.to);
        }
        if (segment.direction != Direction::kForward) {
          use(segment.to, segment.from);
        }
      }
    };
    each([&](std::uint32_t from, std::uint32_t) { ++first[from + 1]; });
    std::partial_sum(first.begin(), first.end(), first.begin());
    heads.resize(first.back());
    auto next = first;
    each([&](std::uint32_t from, std::uint32_t to) { heads[next[from]++] = to; });
  }

  std::vector<std::uint32_t> first;
  std::vector<std::uint32_t> heads;
};

class Search {
 public:
  explicit Search(Network const& network) : heads_{network}, next_{heads_.first}, low_(network.nodes.size(), kUnseen) {
    found_.of_node.assign(network.nodes.size(), kUnseen);
  }

  Components run() {
    for (std::uint32_t node = 0; node < low_.size(); ++node) {
      if (low_[node] == kUnseen) {
        enter(node);
        walk();
      }
    }
    choose_largest();
    return std::move(found_);
  }

 private:
  static constexpr auto kUnseen = std::numeric_limits<std::uint32_t>::max();

  void enter(std::uint32_t node) {
    low_[node] = counter_++;
    path_.push_back({node, low_[node]});
    open_.push_back(node);
  }

  void walk() {
    while (!path_.empty()) {
      auto const [node, order] = path_.back();
      if (next_[node] < heads_.first[node + 1]) {
        visit(node, heads_.heads[next_[node]++]);
        continue;
      }
      path_.pop_back();
      if (low_[node] == order) {
        close(node);
      }
      if (!path_.empty()) {
        auto& parent = low_[path_.back().node];
        parent = std::min(parent, low_[node]);
      }
    }
  }

  void visit(std::uint32_t node, std::uint32_t head) {
    if (low_[head] == kUnseen) {
      enter(head);
    } else if (found_.of_node[head] == kUnseen) {
      low_[node] = std::min(low_[node], low_[head]);
    }
  }

  void close(std::uint32_t root) {
    auto const component = static_cast<std::uint32_t>(found_.sizes.size());
    found_.sizes.push_back(0);
    for (auto node = kUnseen; node != root;) {
      node = open_.back();
      open_.pop_back();
      found_.of_node[node] = component;
      ++found_.sizes.back();
    }
  }

  void choose_largest() {
    for (auto const component : found_.of_node) {
      if (found_.sizes[component] > found_.sizes[found_.largest]) {
        found_.largest = component;
      }
    }
    // Of equal ones the first by node, not by when the search closed it.
    for (auto const component : found_.of_node) {
      if (found_.sizes[component] == found_.sizes[found_.largest]) {
        found_.largest = component;
        return;
      }
    }
  }

  struct Step {
    std::uint32_t node;
    std::uint32_t order;
  };

  Heads heads_;
  std::vector<std::uint32_t> next_;
  std::vector<std::uint32_t> low_;
  std::vector<Step> path_;
  std::vector<std::uint32_t> open_;
  std::uint32_t counter_ = 0;
  Components found_;
};

}  // namespace

Components strong_components(Network const& network) {
  return Search{network}.run();
}

}  // namespace relais::roads

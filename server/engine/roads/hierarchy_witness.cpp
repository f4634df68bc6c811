#include "engine/roads/hierarchy_witness.hpp"

#include <algorithm>
#include <utility>

namespace relais::roads {

void WitnessSearch::begin() {
  ++search_;
  known_count_ = 0;
  heap_.clear();
}

// A table with open addressing; what an earlier search left counts as empty.
WitnessSearch::Known& WitnessSearch::known(std::uint32_t node) {
  auto const mask = table_.size() - 1;
  for (auto at = (node * 0x9e37'79b9U >> 8) & mask;; at = (at + 1) & mask) {
    auto& slot = table_[at];
    if (slot.search != search_) {
      slot = {node, search_, kNoWay, 0};
      ++known_count_;
      return slot;
    }
    if (slot.node == node) {
      return slot;
    }
  }
}

void WitnessSearch::grow() {
  auto const before = std::exchange(table_, std::vector<Known>(2 * table_.size()));
  known_count_ = 0;
  for (auto const& slot : before) {
    if (slot.search == search_) {
      known(slot.node) = slot;
    }
  }
}

void WitnessSearch::search(Core const& core, std::uint32_t from, std::uint32_t without, Time limit,
                           std::uint32_t targets, std::uint32_t most) {
  known(from).time = 0;
  heap_.push_back({0, from});
  while (!heap_.empty() && most-- > 0) {
    std::pop_heap(heap_.begin(), heap_.end());
    auto const [time, node] = heap_.back();
    heap_.pop_back();
    if (known(node).time != time) {
      continue;
    }
    auto const links = core.links(node);
    while (known_count_ + links.size() > table_.size() / 2) {
      grow();
    }
    for (auto const& link : links) {
      auto const there = time + link.out;
      if (link.node == without || there > limit) {
        continue;
      }
      if (auto& next = known(link.node); there < next.time) {
        next.time = there;
        if (there <= next.over) {
          has_ties_ = has_ties_ || there == next.over;
          next.over = 0;
          if (--targets == 0) {
            return;
          }
        }
        heap_.push_back({there, link.node});
        std::push_heap(heap_.begin(), heap_.end());
      }
    }
  }
}

std::vector<Shortcut> const& WitnessSearch::shortcuts(Core const& core, std::uint32_t node, std::uint32_t most) {
  found_.clear();
  has_ties_ = false;
  auto const links = core.links(node);
  while (links.size() > table_.size() / 4) {
    table_.resize(2 * table_.size());
  }
  for (std::uint32_t from = 0; from < links.size(); ++from) {
    if (links[from].in == kNoWay) {
      continue;
    }
    begin();
    std::uint32_t targets = 0;
    Time limit = 0;
    for (std::uint32_t to = 0; to < links.size(); ++to) {
      auto const over = links[from].in + links[to].out;
      if (to != from && over <= kFarthestWay) {
        ++targets;
        known(links[to].node).over = over;
        limit = std::max(limit, over);
      }
    }
    if (targets == 0) {
      continue;
    }
    search(core, links[from].node, node, limit, targets, most);
    for (std::uint32_t to = 0; to < links.size(); ++to) {
      if (to != from && known(links[to].node).over > 0) {
        found_.push_back({from, to});
      }
    }
  }
  return found_;
}

}  // namespace relais::roads

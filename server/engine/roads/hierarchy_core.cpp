#include "engine/roads/hierarchy_core.hpp"

#include <algorithm>

namespace relais::roads {

Core::Core(GraphView const& graph) : lists_(graph.nodes.size()) {
  pool_.reserve(graph.leaving.arcs.size() + graph.leaving.arcs.size() / 4);
  std::vector<Link> all;
  for (std::uint32_t node = 0; node < lists_.size(); ++node) {
    all.clear();
    for (auto const& arc : graph.leaving.of(node)) {
      all.push_back({arc.node, arc.time, kNoWay});
    }
    for (auto const& arc : graph.arriving.of(node)) {
      all.push_back({arc.node, kNoWay, arc.time});
    }
    std::ranges::sort(all, {}, &Link::node);
    auto& list = lists_[node];
    list.first = static_cast<std::uint32_t>(pool_.size());
    for (auto const& link : all) {
      if (link.node == node) {
        continue;
      }
      if (list.size > 0 && pool_.back().node == link.node) {
        pool_.back().out = std::min(pool_.back().out, link.out);
        pool_.back().in = std::min(pool_.back().in, link.in);
      } else {
        pool_.push_back(link);
        ++list.size;
      }
    }
    list.room = list.size;
  }
}

void Core::join(std::uint32_t node, Link link) {
  auto& list = lists_[node];
  auto* const links = &pool_[list.first];
  for (std::uint32_t i = 0; i < list.size; ++i) {
    if (links[i].node == link.node) {
      links[i].out = std::min(links[i].out, link.out);
      links[i].in = std::min(links[i].in, link.in);
      return;
    }
  }
  if (list.size == list.room) {
    move_to_larger(list);
  }
  pool_[list.first + list.size++] = link;
}

void Core::part(std::uint32_t node, std::uint32_t neighbour) {
  auto& list = lists_[node];
  auto* const links = &pool_[list.first];
  auto* const gone = std::ranges::find(links, links + list.size, neighbour, &Link::node);
  *gone = links[--list.size];
}

void Core::drop(std::uint32_t node) {
  auto& list = lists_[node];
  free_.resize(std::max<std::size_t>(free_.size(), list.room + 1U));
  free_[list.room].push_back(list.first);
  list = {};
}

void Core::move_to_larger(List& list) {
  auto larger = list;
  larger.room = list.room + list.room / 2 + 1;
  free_.resize(std::max<std::size_t>(free_.size(), larger.room + 1U));
  if (auto& same = free_[larger.room]; !same.empty()) {
    larger.first = same.back();
    same.pop_back();
  } else {
    larger.first = static_cast<std::uint32_t>(pool_.size());
    pool_.resize(pool_.size() + larger.room);
  }
  std::copy_n(pool_.begin() + list.first, list.size, pool_.begin() + larger.first);
  free_[list.room].push_back(list.first);
  list = larger;
}

}  // namespace relais::roads

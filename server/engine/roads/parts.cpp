#include "engine/roads/parts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>

#include "engine/roads/components.hpp"

namespace relais::roads {
namespace {

constexpr std::size_t kMostNamed = 10;

class Edge {
 public:
  explicit Edge(Network const& network) : boxes_(network.boxes), is_end_(network.nodes.size()) {
    for (auto const node : network.ends) {
      is_end_[node] = true;
    }
    for (std::uint32_t node = 0; node < network.nodes.size(); ++node) {
      is_end_[node] = is_end_[node] || is_at_edge(network.nodes[node]);
    }
  }

  bool has(std::uint32_t node) const { return is_end_[node]; }

 private:
  // Well within no file.
  bool is_at_edge(Position at) const {
    auto const north = kEdgeMetres / kMetresPerStep;
    auto const east = north / std::max(0.01, std::cos(at.lat / kStepsPerDegree * std::numbers::pi / 180));
    return !boxes_.empty() && std::ranges::none_of(boxes_, [&](Box const& box) {
      return at.lat - box.low.lat > north && box.high.lat - at.lat > north && at.lon - box.low.lon > east &&
             box.high.lon - at.lon > east;
    });
  }

  std::vector<Box> const& boxes_;
  std::vector<bool> is_end_;
};

// Sets of nodes that are joined, whatever the direction.
class Joined {
 public:
  explicit Joined(std::size_t nodes) : parent_(nodes) { std::iota(parent_.begin(), parent_.end(), 0U); }

  std::uint32_t root(std::uint32_t node) {
    while (parent_[node] != node) {
      node = parent_[node] = parent_[parent_[node]];
    }
    return node;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> parent_;
};

class Sorting {
 public:
  Sorting(Network const& network, std::size_t sizeable)
      : network_(network), edge_(network), joined_(network.nodes.size()) {
    keep_sizeable(sizeable);
  }

  Parts sort() {
    find_pieces();
    note_edges();
    describe();
    return std::move(parts_);
  }

 private:
  void keep_sizeable(std::size_t sizeable) {
    auto const components = strong_components(network_);
    std::vector<std::uint32_t> number(components.sizes.size(), kLeftOut);
    for (auto const component : components.of_node) {  // in the order of their lowest nodes
      auto const size = components.sizes[component];
      if (number[component] == kLeftOut && (component == components.largest || size >= sizeable)) {
        number[component] = static_cast<std::uint32_t>(parts_.kept.size());
        parts_.kept.push_back({.nodes = size});
      }
    }
    std::vector<std::uint32_t> order(parts_.kept.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::greater{}, [&](std::uint32_t part) { return parts_.kept[part].nodes; });
    std::vector<std::uint32_t> place(order.size());
    std::vector<FoundPart> sorted;
    for (auto const part : order) {
      place[part] = static_cast<std::uint32_t>(sorted.size());
      sorted.push_back(parts_.kept[part]);
    }
    parts_.kept = std::move(sorted);
    parts_.of_node.reserve(network_.nodes.size());
    for (auto const component : components.of_node) {
      parts_.of_node.push_back(number[component] == kLeftOut ? kLeftOut : place[number[component]]);
    }
  }

  bool is_left_out(std::uint32_t node) const { return parts_.of_node[node] == kLeftOut; }

  void find_pieces() {
    for (auto const& segment : network_.segments) {
      if (is_left_out(segment.from) && is_left_out(segment.to)) {
        joined_.join(segment.from, segment.to);
      }
    }
    piece_of_root_.assign(network_.nodes.size(), kLeftOut);
    for (std::uint32_t node = 0; node < network_.nodes.size(); ++node) {
      if (is_left_out(node)) {
        auto& piece = piece_of_root_[joined_.root(node)];
        if (piece == kLeftOut) {
          piece = static_cast<std::uint32_t>(pieces_.size());
          pieces_.push_back({});
        }
        ++pieces_[piece].nodes;
      }
    }
  }

  FoundPart& part_or_piece(std::uint32_t node) {
    auto const part = parts_.of_node[node];
    return part == kLeftOut ? pieces_[piece_of_root_[joined_.root(node)]] : parts_.kept[part];
  }

  // A part has also the edges of the pieces that lead to it or away: a motorway's two carriageways.
  void note_edges() {
    for (std::uint32_t node = 0; node < network_.nodes.size(); ++node) {
      if (edge_.has(node)) {
        part_or_piece(node).is_cut = true;
      }
    }
    for (auto const& segment : network_.segments) {
      for (auto const& [kept, left_out] : {std::pair{segment.from, segment.to}, std::pair{segment.to, segment.from}}) {
        if (!is_left_out(kept) && is_left_out(left_out) && part_or_piece(left_out).is_cut) {
          part_or_piece(kept).is_cut = true;
        }
      }
    }
  }

  void describe() {
    find_middles();
    auto& cut_off = parts_.cut_off;
    cut_off.parts = pieces_.size();
    for (auto const& piece : pieces_) {
      cut_off.nodes += piece.nodes;
      cut_off.at_edge += piece.is_cut ? 1 : 0;
    }
    for (auto const& segment : network_.segments) {
      if (is_left_out(segment.from) || parts_.of_node[segment.from] != parts_.of_node[segment.to]) {
        cut_off.kilometres += metres_between(network_.nodes[segment.from], network_.nodes[segment.to]) / 1'000;
      }
    }
    std::set<std::pair<std::int32_t, std::int32_t>> cells;
    for (std::uint32_t node = 0; node < network_.nodes.size(); ++node) {
      auto const at = network_.nodes[node];
      if (is_left_out(node) && !part_or_piece(node).is_cut && cells.insert({at.lat / kCell, at.lon / kCell}).second) {
        parts_.islands.push_back(at);
      }
    }
    std::ranges::stable_sort(pieces_, std::greater{}, &FoundPart::nodes);
    pieces_.resize(std::min(pieces_.size(), kMostNamed));
    cut_off.largest = std::move(pieces_);
  }

  void find_middles() {
    for (std::uint32_t node = 0; node < network_.nodes.size(); ++node) {
      auto& part = part_or_piece(node);
      auto const share = 1 / kStepsPerDegree / static_cast<double>(part.nodes);
      part.lat += network_.nodes[node].lat * share;
      part.lon += network_.nodes[node].lon * share;
    }
  }

  Network const& network_;
  Edge edge_;
  Joined joined_;
  std::vector<std::uint32_t> piece_of_root_;
  std::vector<FoundPart> pieces_;
  Parts parts_;
};

}  // namespace

Parts parts_of(Network const& network, std::size_t sizeable) {
  return Sorting{network, sizeable}.sort();
}

}  // namespace relais::roads

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "engine/roads/graph.hpp"
#include "engine/roads/parts.hpp"
#include "engine/roads/snap.hpp"

namespace relais::roads {
namespace {

constexpr std::uint64_t kUrbanJunction = 6'500;  // milliseconds
constexpr auto kNoNode = std::numeric_limits<std::uint32_t>::max();

// Where a position lies along a Hilbert curve over the earth, in cells of 2^-31 of its sides.
std::uint64_t hilbert(Position at) {
  auto x = static_cast<std::uint32_t>(at.lon + 1'800'000'000LL) >> 1;
  auto y = static_cast<std::uint32_t>(at.lat + 1'800'000'000LL) >> 1;
  std::uint64_t along = 0;
  for (auto side = std::uint32_t{1} << 30; side > 0; side >>= 1) {
    auto const right = (x & side) != 0 ? 1U : 0U;
    auto const up = (y & side) != 0 ? 1U : 0U;
    along = along << 2 | ((3 * right) ^ up);
    if (up == 0) {
      if (right == 1) {
        x = ~x;
        y = ~y;
      }
      std::swap(x, y);
    }
  }
  return along;
}

// The segments at each node, within the parts that are kept.
class Joints {
 public:
  Joints(Network const& network, Parts const& parts) : network_{network} {
    auto const is_kept = [&](Segment const& segment) {
      return parts.of_node[segment.from] != kLeftOut && parts.of_node[segment.from] == parts.of_node[segment.to] &&
             segment.from != segment.to;
    };
    first_.resize(network.nodes.size() + 1);
    for (auto const& segment : network.segments) {
      if (is_kept(segment)) {
        ++first_[segment.from + 1];
        ++first_[segment.to + 1];
      }
    }
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    segments_.resize(first_.back());
    auto next = first_;
    for (std::uint32_t i = 0; i < network.segments.size(); ++i) {
      if (is_kept(network.segments[i])) {
        segments_[next[network.segments[i].from]++] = i;
        segments_[next[network.segments[i].to]++] = i;
      }
    }
  }

  std::span<std::uint32_t const> of(std::uint32_t node) const {
    return std::span{segments_}.subspan(first_[node], first_[node + 1] - first_[node]);
  }

  // Where three roads meet; drives and yards are none.
  bool is_junction(std::uint32_t node) const {
    return std::ranges::count_if(of(node), [this](std::uint32_t segment) {
             return network_.segments[segment].road_class != RoadClass::kService;
           }) >= 3;
  }

  // Nothing is decided at the node: two segments of one kind, in one direction.
  bool is_on_the_way(std::uint32_t node) const {
    auto const at = of(node);
    if (at.size() != 2) {
      return false;
    }
    auto const& a = network_.segments[at[0]];
    auto const& b = network_.segments[at[1]];
    auto const a_away = away(a, node);
    auto const b_away = away(b, node);
    auto const goes_on =
        a_away == Direction::kBoth ? b_away == Direction::kBoth : b_away != Direction::kBoth && b_away != a_away;
    return goes_on && a.road_class == b.road_class && a.speed == b.speed && other(a, node) != other(b, node);
  }

  // The direction as seen by somebody who leaves the node by the segment.
  static Direction away(Segment const& segment, std::uint32_t node) {
    if (segment.from == node || segment.direction == Direction::kBoth) {
      return segment.direction;
    }
    return segment.direction == Direction::kForward ? Direction::kBackward : Direction::kForward;
  }

  static std::uint32_t other(Segment const& segment, std::uint32_t node) {
    return segment.from == node ? segment.to : segment.from;
  }

 private:
  Network const& network_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> segments_;
};

// Builds the edges from the segments between the nodes that stay.
class Contraction {
 public:
  Contraction(Network const& network, std::size_t sizeable)
      : network_{network},
        parts_{parts_of(network, sizeable)},
        joints_{network, parts_},
        numbers_(network.nodes.size(), kNoNode),
        is_used_(network.segments.size()) {}

  BuiltGraph run() {
    if (network_.nodes.empty()) {
      built_.graph.leaving.first = built_.graph.arriving.first = {0};
      return std::move(built_);
    }
    number_nodes();
    for (std::uint32_t node = 0; node < built_.graph.nodes.size(); ++node) {
      follow_all(sources_[node]);
    }
    built_.graph.leaving = arcs(&Edge::from, &Edge::forward, &Edge::to, &Edge::backward);
    built_.graph.arriving = arcs(&Edge::to, &Edge::forward, &Edge::from, &Edge::backward);
    built_.graph.boxes = network_.boxes;
    keep_islands();
    built_.parts = std::move(parts_.kept);
    built_.cut_off = std::move(parts_.cut_off);
    return std::move(built_);
  }

 private:
  void number_nodes() {
    for (std::uint32_t node = 0; node < network_.nodes.size(); ++node) {
      if (parts_.of_node[node] != kLeftOut && !joints_.is_on_the_way(node)) {
        sources_.push_back(node);
      }
    }
    keep_one_of_each_ring();
    auto keyed = std::vector<std::tuple<std::uint32_t, std::uint64_t, std::uint32_t>>{};
    keyed.reserve(sources_.size());
    std::ranges::transform(sources_, std::back_inserter(keyed), [&](std::uint32_t node) {
      return std::tuple{parts_.of_node[node], hilbert(network_.nodes[node]), node};
    });
    std::ranges::sort(keyed);
    auto& graph = built_.graph;
    for (std::uint32_t i = 0; i < keyed.size(); ++i) {
      auto const [part, along, node] = keyed[i];
      if (part == graph.parts.size()) {
        graph.parts.push_back({i, parts_.kept[part].is_cut ? 1U : 0U});
      }
      sources_[i] = node;
      numbers_[node] = i;
      graph.nodes.push_back(network_.nodes[node]);
    }
  }

  // A part is joined together: it is a ring without junction only where it has no other node.
  void keep_one_of_each_ring() {
    std::vector<bool> has_source(parts_.kept.size());
    for (auto const node : sources_) {
      has_source[parts_.of_node[node]] = true;
    }
    for (std::uint32_t node = 0; node < network_.nodes.size(); ++node) {
      auto const part = parts_.of_node[node];
      if (part != kLeftOut && !has_source[part]) {
        has_source[part] = true;
        sources_.push_back(node);
      }
    }
  }

  // Those that are not near the others: people there are better set on the others.
  void keep_islands() {
    auto const index = SnapIndex{built_.graph.view()};
    std::ranges::copy_if(parts_.islands, std::back_inserter(built_.graph.islands),
                         [&](Position at) { return !index.snap(at); });
  }

  void follow_all(std::uint32_t node) {
    for (auto const segment : joints_.of(node)) {
      if (!is_used_[segment]) {
        follow(node, segment);
      }
    }
  }

  void follow(std::uint32_t node, std::uint32_t segment_index) {
    auto& graph = built_.graph;
    auto const& first = network_.segments[segment_index];
    auto const direction = Joints::away(first, node);
    auto edge = Edge{.from = numbers_[node],
                     .first_point = static_cast<std::uint32_t>(graph.points.size()),
                     .speed = first.speed,
                     .road_class = first.road_class};
    auto milliseconds = delay_at(node, first.road_class);
    for (auto at = node;;) {
      auto const& segment = network_.segments[segment_index];
      is_used_[segment_index] = true;
      milliseconds += segment.milliseconds;
      at = Joints::other(segment, at);
      if (numbers_[at] != kNoNode) {
        edge.to = numbers_[at];
        milliseconds += delay_at(at, first.road_class);
        break;
      }
      graph.points.push_back(network_.nodes[at]);
      auto const next = joints_.of(at);
      segment_index = next[0] == segment_index ? next[1] : next[0];
    }
    auto const time = static_cast<Time>(std::clamp<std::uint64_t>((milliseconds + 50) / 100, 1, kLongestArc));
    edge.forward = direction == Direction::kBackward ? kNever : time;
    edge.backward = direction == Direction::kForward ? kNever : time;
    graph.edges.push_back(edge);
  }

  std::uint64_t delay_at(std::uint32_t node, RoadClass road_class) const {
    auto const is_urban = road_class == RoadClass::kStreet || road_class == RoadClass::kService;
    return is_urban && joints_.is_junction(node) ? kUrbanJunction / 2 : 0;
  }

  ArcArrays arcs(std::uint32_t Edge::*from, Time Edge::*time, std::uint32_t Edge::*to, Time Edge::*back) const {
    auto arrays = ArcArrays{};
    auto& first = arrays.first;
    auto& all = arrays.arcs;
    first.resize(built_.graph.nodes.size() + 1);
    auto const each = [&](auto const& use) {
      for (auto const& edge : built_.graph.edges) {
        if (edge.*time != kNever) {
          use(edge.*from, Arc{edge.*to, edge.*time});
        }
        if (edge.*back != kNever) {
          use(edge.*to, Arc{edge.*from, edge.*back});
        }
      }
    };
    each([&](std::uint32_t node, Arc) { ++first[node + 1]; });
    std::partial_sum(first.begin(), first.end(), first.begin());
    all.resize(first.back());
    auto next = first;
    each([&](std::uint32_t node, Arc arc) { all[next[node]++] = arc; });
    return arrays;
  }

  Network const& network_;
  Parts parts_;
  Joints joints_;
  std::vector<std::uint32_t> numbers_;  // in the graph, by node of the network
  std::vector<std::uint32_t> sources_;  // the reverse
  std::vector<bool> is_used_;
  BuiltGraph built_;
};

}  // namespace

BuiltGraph build_graph(Network const& network, std::size_t sizeable) {
  return Contraction{network, sizeable}.run();
}

}  // namespace relais::roads

#include "engine/language/communities.hpp"

#include <algorithm>
#include <numeric>

namespace relais::language {
namespace {

constexpr auto kMostRounds = 50;      // over all nodes of a level; some ten are enough
constexpr double kLeastGain = 1e-12;  // of weight: what is less is the rounding of sums

struct Graph {
  std::vector<std::size_t> begins;  // of a node's edges, one more than nodes
  std::vector<std::uint32_t> ends;
  std::vector<double> weights;
  std::vector<double> degrees;
  double total = 0;

  std::size_t size() const { return degrees.size(); }
};

// Each edge in both directions, a node's by the other end, parallel ones summed; a loop counts twice for its node.
Graph graph_of(std::size_t nodes, std::vector<Edge> const& edges) {
  auto both = std::vector<Edge>{};
  both.reserve(2 * edges.size());
  for (auto const& edge : edges) {
    both.push_back(edge);
    both.push_back({edge.b, edge.a, edge.weight});
  }
  std::ranges::stable_sort(both, [](Edge const& x, Edge const& y) { return x.a < y.a || (x.a == y.a && x.b < y.b); });
  auto graph = Graph{std::vector<std::size_t>(nodes + 1), {}, {}, std::vector<double>(nodes), 0};
  for (std::size_t i = 0; i < both.size(); ++i) {
    auto const& edge = both[i];
    if (i > 0 && both[i - 1].a == edge.a && both[i - 1].b == edge.b) {
      graph.weights.back() += edge.weight;
    } else {
      ++graph.begins[edge.a + 1];
      graph.ends.push_back(edge.b);
      graph.weights.push_back(edge.weight);
    }
    graph.degrees[edge.a] += edge.weight;
    graph.total += edge.weight;
  }
  std::partial_sum(graph.begins.begin(), graph.begins.end(), graph.begins.begin());
  return graph;
}

// One level: nodes move to the neighbouring community that gains most, until none moves.
class Level {
 public:
  Level(Graph const& graph, double resolution)
      : graph_(graph), resolution_(resolution), community_(graph.size()), weight_of_(graph.degrees), to_(graph.size()) {
    std::iota(community_.begin(), community_.end(), 0U);
  }

  bool move_all() {
    auto moved = false;
    auto moves = true;
    for (auto round = 0; moves && round < kMostRounds; ++round) {
      moves = false;
      for (std::uint32_t node = 0; node < graph_.size(); ++node) {
        moves = move(node) || moves;
      }
      moved = moved || moves;
    }
    return moved;
  }

  std::vector<std::uint32_t> const& community() const { return community_; }

 private:
  bool move(std::uint32_t node) {
    touched_.clear();
    for (auto i = graph_.begins[node]; i < graph_.begins[node + 1]; ++i) {
      if (graph_.ends[i] != node) {
        auto const other = community_[graph_.ends[i]];
        if (to_[other] == 0) {
          touched_.push_back(other);
        }
        to_[other] += graph_.weights[i];
      }
    }
    auto const old = community_[node];
    weight_of_[old] -= graph_.degrees[node];
    auto const gain = [&](std::uint32_t community) {
      return to_[community] - resolution_ * graph_.degrees[node] * weight_of_[community] / graph_.total;
    };
    auto best = old;
    auto best_gain = gain(old);
    std::ranges::sort(touched_);
    for (auto const community : touched_) {
      if (auto const its = gain(community); its > best_gain + kLeastGain) {
        best = community;
        best_gain = its;
      }
    }
    for (auto const community : touched_) {
      to_[community] = 0;
    }
    weight_of_[best] += graph_.degrees[node];
    community_[node] = best;
    return best != old;
  }

  Graph const& graph_;
  double resolution_;
  std::vector<std::uint32_t> community_;
  std::vector<double> weight_of_;  // of a community: the degrees of its nodes
  std::vector<double> to_;         // weight from the node at hand to a community
  std::vector<std::uint32_t> touched_;
};

// Numbered anew in the order of their first nodes.
std::uint32_t number_anew(std::vector<std::uint32_t>& community) {
  constexpr auto kNone = ~std::uint32_t{0};
  auto numbers = std::vector<std::uint32_t>(community.size(), kNone);
  std::uint32_t next = 0;
  for (auto& one : community) {
    if (numbers[one] == kNone) {
      numbers[one] = next++;
    }
    one = numbers[one];
  }
  return next;
}

}  // namespace

std::vector<std::uint32_t> communities(std::size_t nodes, std::vector<Edge> const& edges, double resolution) {
  auto result = std::vector<std::uint32_t>(nodes);
  std::iota(result.begin(), result.end(), 0U);
  auto merged = edges;
  for (auto count = nodes;;) {
    auto const graph = graph_of(count, merged);
    auto level = Level{graph, resolution};
    if (!level.move_all()) {
      number_anew(result);
      return result;
    }
    auto community = level.community();
    count = number_anew(community);
    for (auto& one : result) {
      one = community[one];
    }
    for (auto& edge : merged) {
      edge = {community[edge.a], community[edge.b], edge.weight};
    }
  }
}

}  // namespace relais::language

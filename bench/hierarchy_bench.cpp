// Sweeps through the hierarchy of a made-up nation (G0 to G4; G1 if nothing is said) beside the plain bucket queue over
// all nodes and beside what this machine's memory allows, in one run on the same graph; first what the hierarchy costs
// to build. Sweeps are processor time of one thread, warm: median of five, least and most.
#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <malloc.h>

#include "engine/roads/along_edge.hpp"
#include "engine/roads/hierarchy.hpp"
#include "engine/roads/hierarchy_sweep.hpp"
#include "engine/roads/hierarchy_times.hpp"
#include "roads_nation.hpp"
#include "roads_references.hpp"

namespace {

using namespace relais::roads;
using namespace relais::roads::bench;

constexpr double kSlowestReference = 250;  // ns a node: a reference that is slower would flatter us
constexpr unsigned kThreads = 2;
constexpr std::size_t kMaps = 64;
constexpr Time kThirtyMinutes = 18'000;
constexpr std::size_t kSample = 200;  // of the communes, for searches that take minutes for all

// Of this process, in megabytes: VmRSS, or VmHWM, the most since forget_peak().
double megabytes(std::string_view name) {
  auto status = std::ifstream{"/proc/self/status"};
  for (std::string word; status >> word;) {
    if (word.starts_with(name)) {
      double kibibytes = 0;
      status >> kibibytes;
      return kibibytes * 1'024 / 1e6;
    }
  }
  return 0;
}

void forget_peak() {
  std::ofstream{"/proc/self/clear_refs"} << 5;
}

Hierarchy built(GraphView const& graph) {
  malloc_trim(0);
  forget_peak();
  auto const before = megabytes("VmRSS:");
  auto const start = std::chrono::steady_clock::now();
  auto const start_processor = std::clock();
  auto hierarchy = build_hierarchy(graph, kThreads);
  auto const wall = std::chrono::duration<double>{std::chrono::steady_clock::now() - start}.count();
  auto const processor = static_cast<double>(std::clock() - start_processor) / CLOCKS_PER_SEC;
  auto const arcs = static_cast<double>(hierarchy.ladder.up.size());
  fmt::print(
      "built in {:.1f} s on {} threads, {:.1f} s of processor; at most {:.0f} MB beside the {:.0f} MB of before\n",
      wall, kThreads, processor, megabytes("VmHWM:") - before, before);
  fmt::print("{:.2f} arcs a node up, {:.0f} MB kept\n\n", arcs / static_cast<double>(graph.nodes.size()),
             (12 * arcs + 4 * static_cast<double>(graph.nodes.size())) / 1e6);
  return hierarchy;
}

// What a sweep of one scenario must move: arcs (upper end, time), labels written, answers and where they come from.
double bytes(HierarchyView const& ground) {
  return 8.0 * static_cast<double>(ground.ladder.up.size()) + 8.0 * ground.ladder.places() +
         12.0 * static_cast<double>(ground.place_of.size());
}

void print_ratio(std::string_view what, double value) {
  fmt::print("{:8.1f} {}\n", value, what);
}

struct CommuneAtNode {
  std::uint32_t node;
  std::uint32_t commune;
  Time time;  // from the node
};

std::vector<CommuneAtNode> communes_at_nodes(GraphView const& graph, std::span<Snapped const> communes) {
  std::vector<CommuneAtNode> at_nodes;
  for (std::uint32_t i = 0; i < communes.size(); ++i) {
    auto const& edge = graph.edges[communes[i].edge];
    auto const [from, to] = from_ends_to_place(edge, communes[i].share);
    if (from != kNever) {
      at_nodes.push_back({edge.from, i, from});
    }
    if (to != kNever) {
      at_nodes.push_back({edge.to, i, to});
    }
  }
  std::ranges::sort(at_nodes, {}, &CommuneAtNode::node);
  return at_nodes;
}

// Rows of the matrix by bounded searches, one after the other.
class SearchedRows {
 public:
  SearchedRows(GraphView const& graph, std::span<Snapped const> communes)
      : graph_{graph},
        communes_{communes},
        at_nodes_{communes_at_nodes(graph, communes)},
        first_(graph.nodes.size() + 1),
        best_(communes.size(), kNever),
        search_{graph} {
    for (auto const& at : at_nodes_) {
      ++first_[at.node + 1];
    }
    for (std::size_t node = 0; node < graph.nodes.size(); ++node) {
      first_[node + 1] += first_[node];
    }
  }

  std::vector<TimeTo> row(std::uint32_t from) {
    std::vector<TimeTo> row;
    auto const offer = [&](std::uint32_t commune, Time time) {
      if (time <= kThirtyMinutes) {
        if (best_[commune] == kNever) {
          row.push_back({commune, 0});
        }
        best_[commune] = std::min(best_[commune], time);
      }
    };
    for (auto const node : search_.from(communes_[from], kThirtyMinutes)) {
      for (auto i = first_[node]; i < first_[node + 1]; ++i) {
        offer(at_nodes_[i].commune, search_.time_to(node) + at_nodes_[i].time);
      }
    }
    auto const& place = communes_[from];
    auto const& edge = graph_.edges[place.edge];
    for (auto i = first_[edge.from]; i < first_[edge.from + 1]; ++i) {
      auto const& other = communes_[at_nodes_[i].commune];
      if (other.edge == place.edge) {
        offer(at_nodes_[i].commune, straight_along(edge, place.share, other.share));
      }
    }
    offer(from, 0);
    std::ranges::sort(row);
    for (auto& [commune, time] : row) {
      time = std::exchange(best_[commune], kNever);
    }
    return row;
  }

 private:
  GraphView graph_;
  std::span<Snapped const> communes_;
  std::vector<CommuneAtNode> at_nodes_;
  std::vector<std::uint32_t> first_;
  std::vector<Time> best_;
  reference::BoundedDijkstra search_;
};

// Every commune to every other within half an hour, beside bounded searches from some of them. False where the two do
// not agree.
bool bench_matrix(GraphView const& graph, HierarchyView const& hierarchy, std::span<Snapped const> communes) {
  SparseTimes times;
  auto const one_ms = measured([&] { times = times_between(graph, hierarchy, communes, communes, kThirtyMinutes, 1); });
  auto const start = std::chrono::steady_clock::now();
  auto const on_threads = times_between(graph, hierarchy, communes, communes, kThirtyMinutes, kThreads);
  auto const wall = std::chrono::duration<double, std::milli>{std::chrono::steady_clock::now() - start}.count();

  auto searched = SearchedRows{graph, communes};
  auto random = std::mt19937{1};
  std::vector<std::uint32_t> sample(std::min(kSample, communes.size()));
  std::ranges::generate(sample, [&] { return static_cast<std::uint32_t>(random() % communes.size()); });
  std::vector<std::vector<TimeTo>> rows(sample.size());
  auto const sample_ms = measured(
      [&] { std::ranges::transform(sample, rows.begin(), [&](std::uint32_t from) { return searched.row(from); }); });
  auto const heap_ms = sample_ms.median / static_cast<double>(sample.size()) * static_cast<double>(communes.size());
  fmt::print("\nC6 communes within 30 minutes of each other: {} times, {:.0f} a commune\n", times.times.size(),
             static_cast<double>(times.times.size()) / static_cast<double>(communes.size()));
  print(fmt::format("reference: std::priority_queue Dijkstra, {} communes", sample.size()), sample_ms);
  print("C6 all communes, one thread", one_ms);
  fmt::print("{:8.1f} ms by the clock on {} threads\n", wall, kThreads);
  print_ratio("times faster than such searches from all communes would be (processor)", heap_ms / one_ms.median);
  auto equal = times == on_threads;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    equal = equal && std::ranges::equal(rows[i], times.from(sample[i]));
  }
  return equal;
}

}  // namespace

int main(int count, char** arguments) {
  auto const size = size_of(count > 1 ? arguments[1] : "G1");
  if (!size) {
    std::cerr << "sizes are G0, G1, G2, G3 and G4\n";
    return 1;
  }
  auto const nation = Nation{*size};
  auto const graph = nation.graph.view();
  fmt::print("{}, a made-up nation, through its hierarchy: {} nodes, {} counters, {} communes\n", size->name,
             graph.nodes.size(), nation.counters.size(), nation.communes.size());
  auto const bandwidth = bench::bandwidth();
  auto const hierarchy = built(graph);
  auto const whole = hierarchy.view();

  std::vector<Reached> plain;
  auto const plain_ms = measured([&] { plain = reference::plain_buckets(graph, nation.sources); });
  print("reference: plain bucket queue, all nodes", plain_ms);
  if (plain_ms.median * 1e6 / static_cast<double>(graph.nodes.size()) > kSlowestReference) {
    std::cerr << "the plain bucket queue needs more than 250 ns a node: no reference on this machine now\n";
    return 1;
  }

  auto all = Sweep{whole};
  auto answers = std::vector<Reached>(all.answers());
  auto const all_ms = measured([&] { all.nearest(nation.sources, answers); });
  print("C2 nearest counter, all nodes", all_ms);

  auto two = std::vector<TwoNearest>(all.answers());
  auto const two_ms = measured([&] { all.two_nearest(nation.sources, two); });
  print("nearest and second nearest, all nodes", two_ms);

  // Both ends of the edge of each commune's centre.
  std::vector<std::uint32_t> nodes;
  for (auto const& commune : nation.communes) {
    nodes.push_back(graph.edges[commune.edge].from);
    nodes.push_back(graph.edges[commune.edge].to);
  }
  print("the part above the communes, once", measured([&] { HierarchyPart{whole, nodes}; }));
  auto const part = HierarchyPart{whole, nodes};
  auto communes = Sweep{whole, part};
  auto of_communes = std::vector<Reached>(communes.answers());
  auto const communes_ms = measured([&] { communes.nearest(nation.sources, of_communes); });
  print("C3 nearest counter, communes", communes_ms);

  // Each with about half of the counters.
  auto random = std::mt19937{1};
  std::vector<std::vector<Seed>> maps(kMaps);
  for (auto& map : maps) {
    std::ranges::copy_if(nation.sources, std::back_inserter(map), [&](Seed const&) { return random() % 2 == 0; });
  }
  auto together = std::vector<Reached>(kMaps * communes.answers());
  auto const maps_ms = measured([&] { communes.nearest_each(maps, together); });
  print(fmt::format("C4 {} maps of the communes, together", kMaps), maps_ms);

  auto equal = plain == answers && two == two_nearest(graph, nation.sources);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    equal = equal && of_communes[i] == plain[nodes[i]];
  }
  for (std::size_t map = 0; map < kMaps; ++map) {
    communes.nearest(maps[map], of_communes);
    equal = equal && std::ranges::equal(of_communes, std::span{together}.subspan(map * nodes.size(), nodes.size()));
  }
  if (!equal) {
    std::cerr << "the sweeps and the searches do not agree\n";
    return 1;
  }

  fmt::print("\n");
  print_ratio("times faster than the plain bucket queue: all nodes (C2)", plain_ms.median / all_ms.median);
  print_ratio("times the bandwidth floor (arcs, labels and answers moved once)",
              all_ms.median * bandwidth / bytes(whole));
  print_ratio("times faster than the plain bucket queue over all nodes: communes (C3)",
              plain_ms.median / communes_ms.median);
  print_ratio("times the bandwidth floor, likewise", communes_ms.median * bandwidth / bytes(part.view()));
  fmt::print("{:8.3f} ms a map of the communes among {} (C4)\n", maps_ms.median / kMaps, kMaps);
  print_ratio("times faster than the plain bucket queue for each map", plain_ms.median / (maps_ms.median / kMaps));
  if (!bench_matrix(graph, whole, nation.communes)) {
    std::cerr << "the times between communes and the searches do not agree\n";
    return 1;
  }
  return 0;
}

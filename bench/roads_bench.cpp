// Searches on the roads of a made-up nation (G0 to G4; G1 if nothing is said), beside their references and beside what
// this machine's memory allows, all in one run on the same graph. Prints one line a figure, in processor time of the
// one thread: median of kRounds, least and most; then ratios with their definitions. `roads_bench G3 FILE` leaves the
// graph in FILE for bench/roads_peer.py.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <numeric>
#include <random>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "engine/roads/graph.hpp"
#include "engine/roads/nearest_counters.hpp"
#include "engine/roads/snap.hpp"
#include "engine/roads/synthetic.hpp"
#include "engine/roads/within.hpp"
#include "roads_nation.hpp"
#include "roads_references.hpp"

namespace {

using namespace relais::roads;

using bench::Nation;

constexpr double kSlowestReference = 250;  // ns a node: a reference that is slower would flatter us
constexpr Time kThirtyMinutes = 18'000;

// In nanoseconds for each of so many.
template <class Work>
bench::Figure measured(double many, Work work) {
  auto const [least, median, most] = bench::measured(work);
  auto const each = 1e6 / many;
  return {least * each, median * each, most * each};
}

void print(std::string_view what, std::string_view unit, bench::Figure const& figure) {
  fmt::print("{:44} {:9.2f} {:10} ({:.2f} to {:.2f})\n", what, figure.median, unit, figure.least, figure.most);
}

struct Memory {
  double bandwidth;  // bytes a nanosecond, one after the other
  double latency;    // nanoseconds, each place known from the last
};

Memory memory() {
  constexpr std::size_t kWords = std::size_t{1} << 25;  // 256 MiB, more than any cache
  auto words = std::vector<std::uint64_t>(kWords);
  std::iota(words.begin(), words.end(), 0);
  std::uint64_t sum = 0;
  auto const reading = measured(kWords * 8.0, [&] { sum += std::accumulate(words.begin(), words.end(), sum); });
  // One ring through all of them in random order (S. Sattolo, 1986).
  auto random = std::mt19937_64{1};
  for (auto i = kWords - 1; i > 0; --i) {
    std::swap(words[i], words[random() % i]);
  }
  constexpr int kSteps = 2'000'000;
  auto const stepping = measured(kSteps, [&] {
    for (int step = 0; step < kSteps; ++step) {
      sum = words[sum % kWords];
    }
  });
  auto const found = Memory{1 / reading.median, stepping.median};
  fmt::print("memory: {:.1f} GB/s one after the other, {:.0f} ns from place to place in 256 MiB (checksum {})\n",
             found.bandwidth, found.latency, sum % 7);
  return found;
}

template <class Element>
void append(std::ofstream& file, std::vector<Element> const& elements) {
  auto const count = std::uint64_t{elements.size()};
  file.write(reinterpret_cast<char const*>(&count), sizeof count);
  file.write(reinterpret_cast<char const*>(elements.data()), static_cast<std::streamsize>(count * sizeof(Element)));
}

// Arrays of 32 bits, each after its length in elements: first arc of each node, arcs (node, time), sources (node,
// time), the times that must come out.
void leave_for_peer(char const* path, Nation const& nation, std::vector<Reached> const& nearest) {
  auto file = std::ofstream{path, std::ios::binary};
  append(file, nation.graph.arriving.first);
  append(file, nation.graph.arriving.arcs);
  std::vector<Arc> sources;
  std::ranges::transform(nation.sources, std::back_inserter(sources), [](Seed const& seed) {
    return Arc{seed.node, seed.reached.time};
  });
  append(file, sources);
  std::vector<Time> times;
  std::ranges::transform(nearest, std::back_inserter(times), &Reached::time);
  append(file, times);
}

}  // namespace

int main(int count, char** arguments) {
  auto const size = bench::size_of(count > 1 ? arguments[1] : "G1");
  if (!size) {
    std::cerr << "sizes are G0, G1, G2, G3 and G4\n";
    return 1;
  }
  auto const nation = Nation{*size};
  auto const graph = nation.graph.view();
  auto const nodes = static_cast<double>(graph.nodes.size());
  fmt::print("{}, a made-up nation: {} nodes, {} arcs, {} counters\n", size->name, graph.nodes.size(),
             graph.arriving.arcs.size(), nation.counters.size());
  auto const memory = ::memory();

  std::vector<Reached> plain;
  std::vector<Reached> heap;
  std::vector<Reached> ours;
  std::vector<TwoNearest> two;
  auto const plain_ns = measured(nodes, [&] { plain = reference::plain_buckets(graph, nation.sources); });
  auto const heap_ns = measured(nodes, [&] { heap = reference::priority_queue_dijkstra(graph, nation.sources); });
  auto const ours_ns = measured(nodes, [&] { ours = nearest(graph, nation.sources); });
  auto const two_ns = measured(nodes, [&] { two = two_nearest(graph, nation.sources); });
  print("reference: plain bucket queue", "ns/node", plain_ns);
  print("reference: std::priority_queue Dijkstra", "ns/node", heap_ns);
  print("nearest counter, all nodes", "ns/node", ours_ns);
  print("nearest and second nearest, all nodes", "ns/node", two_ns);
  if (plain != ours || heap != ours || !std::ranges::equal(two, ours, {}, &TwoNearest::first)) {
    std::cerr << "the searches do not agree\n";
    return 1;
  }
  if (plain_ns.median > kSlowestReference) {
    std::cerr << "the plain bucket queue needs more than 250 ns a node: no reference on this machine now\n";
    return 1;
  }

  auto random = std::mt19937{1};
  std::vector<Snapped> places(500);
  std::ranges::generate(places, [&] {
    return Snapped{static_cast<std::uint32_t>(random() % graph.edges.size()), 0.5, 0};
  });
  auto within = Within{graph, Heading::kLeaving};
  std::size_t reached = 0;
  std::ranges::for_each(places, [&](Snapped const& place) { reached += within.nodes(place, kThirtyMinutes).size(); });
  auto const around = measured(static_cast<double>(reached), [&] {
    std::ranges::for_each(places, [&](Snapped const& place) { reached += within.nodes(place, kThirtyMinutes).size(); });
  });
  print("30 minutes around one place", "ns/node", around);

  auto homes = nation.made_up.homes;
  homes.resize(std::min<std::size_t>(homes.size(), 500'000));
  std::size_t off_the_roads = 0;
  auto const snapping = measured(static_cast<double>(homes.size()), [&] {
    for (auto const& home : homes) {
      off_the_roads += nation.snap.snap({home.at.lat + 300, home.at.lon - 300}) ? 0 : 1;
    }
  });
  print("nearest road of a point", "ns/point", snapping);

  auto const bytes = nodes * (sizeof(Reached) + 4) + 8.0 * static_cast<double>(graph.arriving.arcs.size());
  fmt::print("\nnearest counter, all nodes: {:.1f} ms\n", ours_ns.median * nodes / 1e6);
  fmt::print("{:8.1f} times faster than std::priority_queue Dijkstra (its ns/node to ours)\n",
             heap_ns.median / ours_ns.median);
  fmt::print("{:8.1f} times faster than the plain bucket queue (likewise)\n", plain_ns.median / ours_ns.median);
  fmt::print("{:8.1f} times the bandwidth floor (offsets, arcs and labels, {:.0f} MB, read once one after the other)\n",
             ours_ns.median * nodes / (bytes / memory.bandwidth), bytes / 1e6);
  fmt::print("{:8.2f} times the latency floor without overlap (one place of memory a node, each waited for)\n",
             ours_ns.median / memory.latency);
  fmt::print("{:8.2f} million points a second set on their nearest road\n", 1e3 / snapping.median);
  if (off_the_roads > 0) {
    fmt::print("{} points are off the roads\n", off_the_roads / (bench::kRounds + 1));
  }
  if (count > 2) {
    leave_for_peer(arguments[2], nation, ours);
  }
  return 0;
}

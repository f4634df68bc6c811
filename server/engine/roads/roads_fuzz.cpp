// Any bytes: an extract gives roads or a refusal, and roads can be made a graph; a graph file is refused or searched.
#include <cstdlib>
#include <cstring>
#include <vector>

#include "engine/roads/extracts.hpp"
#include "engine/roads/graph_file.hpp"
#include "engine/roads/nearest_counters.hpp"

namespace {

using namespace relais::roads;

void search(GraphView const& graph) {
  if (graph.edges.empty()) {
    return;
  }
  auto const counters = std::vector{CounterOnRoad{0, {0, 0.5, 0}}};
  if (two_nearest(graph, seeds(graph, counters)).size() != graph.nodes.size()) {
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  // Aligned, as a mapped file is.
  auto words = std::vector<std::uint64_t>(size / 8 + 1);
  std::memcpy(words.data(), data, size);
  auto const bytes = std::as_bytes(std::span{words}).first(size);
  if (auto const roads = read_roads(std::vector{Extract{"fuzzed", bytes}}, {.ways = 10'000, .refs = 100'000})) {
    search(build_graph(roads->network).graph.view());
  }
  if (auto const file = open_graph(bytes)) {
    search(file->graph);
  }
  return 0;
}

// Any bytes: an extract gives roads or a refusal, and roads can be made a graph; a graph file is refused or searched,
// and the searches agree. fuzz_seeds.py makes files to begin with from real extracts.
#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <vector>

#include <zlib.h>

#include "engine/roads/extracts.hpp"
#include "engine/roads/graph_file.hpp"
#include "engine/roads/nearest_counters.hpp"
#include "engine/roads/within.hpp"

namespace {

using namespace relais::roads;

void expect(bool claim) {
  if (!claim) {
    std::abort();
  }
}

void search(GraphView const& graph) {
  if (graph.edges.empty()) {
    return;
  }
  auto const last = static_cast<std::uint32_t>(graph.edges.size() - 1);
  auto const counters = std::vector{CounterOnRoad{0, {0, 0.5, 0}}, CounterOnRoad{1, {last, 0.25, 0}}};
  auto const sources = seeds(graph, counters);
  expect(std::ranges::equal(two_nearest(graph, sources), nearest(graph, sources), {}, &TwoNearest::first));
  for (auto const heading : {Heading::kLeaving, Heading::kArriving}) {
    auto within = Within{graph, heading};
    expect(within.nodes(counters[0].at, 18'000).size() <= graph.nodes.size());
    expect(within.times_to(counters[0].at, std::vector{counters[1].at}).size() == 1);
  }
  auto const snapped = SnapIndex{graph}.snap(graph.nodes.front());
  expect(!snapped || snapped->edge <= last);
}

// Otherwise nothing but the checksum would ever be tried.
void mend_checksum(std::span<std::byte> file) {
  constexpr std::size_t kAt = 16;
  if (file.size() >= kAt + 4) {
    std::memset(&file[kAt], 0, 4);
    auto const sum = static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<Bytef const*>(file.data()), file.size()));
    std::memcpy(&file[kAt], &sum, 4);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  // Aligned, as a mapped file is.
  auto words = std::vector<std::uint64_t>(size / 8 + 1);
  if (size > 0) {
    std::memcpy(words.data(), data, size);
  }
  auto const bytes = std::as_writable_bytes(std::span{words}).first(size);
  if (auto const roads = read_roads(std::vector{Extract{"fuzzed", bytes}}, {.ways = 10'000, .refs = 100'000})) {
    search(build_graph(roads->network).graph.view());
  }
  mend_checksum(bytes);
  if (auto const file = open_graph(bytes)) {
    search(file->graph);
  }
  return 0;
}

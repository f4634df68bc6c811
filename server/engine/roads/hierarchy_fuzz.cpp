// Any damage to the file of a hierarchy, under a checksum that is right: it is refused, or it can be swept and asked
// for times without harm, whatever comes of it.
//
// The input is a list of damages: each three bytes say where and what; what is left over cuts that many bytes off.
#include <cstdlib>
#include <cstring>
#include <vector>

#include <zlib.h>

#include "engine/roads/drawn_roads.hpp"
#include "engine/roads/hierarchy_file.hpp"
#include "engine/roads/hierarchy_sweep.hpp"
#include "engine/roads/hierarchy_times.hpp"

namespace {

using namespace relais::roads;

void expect(bool claim) {
  if (!claim) {
    std::abort();
  }
}

struct Town {
  Graph graph = build_graph(drawn("A---+>--B---+\n"
                                  "|   |   |   |\n"
                                  "+---C-<-+---D\n"
                                  "|   |   |   |\n"
                                  "+---+---+---+")
                                .network)
                    .graph;
  std::vector<std::byte> file = hierarchy_file(graph.view(), build_hierarchy(graph.view(), 1).view());
};

void mend_checksum(std::span<std::byte> file) {
  constexpr std::size_t kAt = 16;
  if (file.size() >= kAt + 4) {
    std::memset(&file[kAt], 0, 4);
    auto const sum = static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<Bytef const*>(file.data()), file.size()));
    std::memcpy(&file[kAt], &sum, 4);
  }
}

void ask(GraphView const& graph, HierarchyView const& hierarchy) {
  auto const nodes = static_cast<std::uint32_t>(graph.nodes.size());
  auto const seeds = std::vector<Seed>{{0, {0, 1}}, {nodes - 1, {30, 2}}};
  auto sweep = Sweep{hierarchy};
  auto nearest = std::vector<Reached>(sweep.answers());
  sweep.nearest(seeds, nearest);
  expect(nearest.size() == nodes);
  auto two = std::vector<TwoNearest>(sweep.answers());
  sweep.two_nearest(seeds, two);
  auto const chosen = std::vector<std::uint32_t>{0, nodes / 2};
  auto const part = HierarchyPart{hierarchy, chosen};
  auto short_sweep = Sweep{hierarchy, part};
  auto of_chosen = std::vector<Reached>(short_sweep.answers());
  short_sweep.nearest(seeds, of_chosen);
  std::vector<Snapped> places;
  for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
    places.push_back({edge, 0.25, 0});
  }
  for (auto const limit : {Time{1'200}, kFarthestWay}) {
    expect(times_between(graph, hierarchy, places, places, limit, 1).first.size() == places.size() + 1);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  static auto const town = Town{};
  // Aligned, as a mapped file is.
  auto words = std::vector<std::uint64_t>(town.file.size() / 8);
  auto bytes = std::as_writable_bytes(std::span{words});
  std::memcpy(bytes.data(), town.file.data(), bytes.size());
  for (; size >= 3; data += 3, size -= 3) {
    bytes[(data[0] << 8U | data[1]) % bytes.size()] = std::byte{data[2]};
  }
  bytes = bytes.first(bytes.size() - size);
  mend_checksum(bytes);
  if (auto const hierarchy = open_hierarchy(bytes, town.graph.view())) {
    ask(town.graph.view(), *hierarchy);
  }
  return 0;
}

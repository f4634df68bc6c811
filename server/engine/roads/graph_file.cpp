#include "engine/roads/graph_file.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdlib>
#include <cstring>
#include <string_view>
#include <type_traits>

#include <fmt/format.h>
#include <zlib.h>

namespace relais::roads {
namespace {

constexpr std::size_t kArrays = 8;
constexpr std::size_t kAlignment = 8;
constexpr std::uint32_t kVersion = 3;  // of the arrays' meaning, speeds and rules as well: an older file is made anew
constexpr std::uint32_t kByteOrder = 0x01020304;

struct Head {
  std::array<char, 8> mark = {'R', 'e', 'l', 'R', 'o', 'a', 'd', 's'};
  std::uint32_t version = kVersion;
  std::uint32_t byte_order = kByteOrder;
  std::uint32_t checksum = 0;  // CRC-32 of all bytes, itself taken as 0
  std::uint32_t unused = 0;
  std::array<std::uint64_t, kArrays> counts{};
};
static_assert(std::is_trivially_copyable_v<Head> && sizeof(Head) % kAlignment == 0);

// The arrays in the order of the file.
void each_array(OpenedGraph& file, auto const& use) {
  auto& graph = file.graph;
  use(file.about);
  use(graph.nodes);
  use(graph.edges);
  use(graph.points);
  use(graph.leaving.first);
  use(graph.leaving.arcs);
  use(graph.arriving.first);
  use(graph.arriving.arcs);
}

std::size_t padded(std::size_t size) {
  return (size + kAlignment - 1) / kAlignment * kAlignment;
}

std::uint32_t checksum(std::uint32_t before, std::span<std::byte const> bytes) {
  return static_cast<std::uint32_t>(crc32_z(before, reinterpret_cast<Bytef const*>(bytes.data()), bytes.size()));
}

std::uint32_t checksum(Head head) {
  head.checksum = 0;
  return checksum(0, std::as_bytes(std::span{&head, 1}));
}

Problem refused(std::string_view code, std::string detail) {
  return {.fault = Fault::kInvalid, .code = std::string{code}, .detail = std::move(detail)};
}

bool are_sound(Arcs const& arcs, std::size_t nodes) {
  return arcs.first.size() == nodes + 1 && arcs.first.front() == 0 && arcs.first.back() == arcs.arcs.size() &&
         std::ranges::is_sorted(arcs.first) && std::ranges::all_of(arcs.arcs, [&](Arc const& arc) {
           return arc.node < nodes && arc.time > 0 && arc.time <= kLongestArc;
         });
}

bool is_on_earth(Position at) {
  return std::abs(double{1} * at.lat) <= 90 * kStepsPerDegree && std::abs(double{1} * at.lon) <= 180 * kStepsPerDegree;
}

bool is_time(Time time) {
  return (time > 0 && time <= kLongestArc) || time == kNever;
}

bool is_sound(GraphView const& graph) {
  auto const nodes = graph.nodes.size();
  return std::ranges::all_of(graph.nodes, is_on_earth) && std::ranges::all_of(graph.points, is_on_earth) &&
         are_sound(graph.leaving, nodes) && are_sound(graph.arriving, nodes) &&
         std::ranges::is_sorted(graph.edges, {}, &Edge::first_point) &&
         std::ranges::all_of(graph.edges, [&](Edge const& edge) {
           return edge.from < nodes && edge.to < nodes && is_time(edge.forward) && is_time(edge.backward) &&
                  edge.first_point <= graph.points.size();
         });
}

}  // namespace

void write_graph_file(GraphView const& graph, std::string_view about,
                      std::function<void(std::span<std::byte const>)> const& write) {
  assert(about.size() <= kMostAbout);
  auto file = OpenedGraph{graph, about};
  auto head = Head{};
  std::size_t array = 0;
  each_array(file, [&](auto const& elements) { head.counts[array++] = elements.size(); });
  auto const each_piece = [&](auto const& use) {
    each_array(file, [&](auto const& elements) {
      constexpr std::array<std::byte, kAlignment> kPadding{};
      auto const bytes = std::as_bytes(std::span{elements});
      if (!bytes.empty()) {
        use(bytes);
        use(std::span{kPadding}.first(padded(bytes.size()) - bytes.size()));
      }
    });
  };
  auto sum = checksum(head);
  each_piece([&](std::span<std::byte const> piece) { sum = checksum(sum, piece); });
  head.checksum = sum;
  write(std::as_bytes(std::span{&head, 1}));
  each_piece(write);
}

std::vector<std::byte> graph_file(GraphView const& graph, std::string_view about) {
  std::vector<std::byte> file;
  write_graph_file(graph, about,
                   [&](std::span<std::byte const> piece) { file.insert(file.end(), piece.begin(), piece.end()); });
  return file;
}

Result<OpenedGraph> open_graph(std::span<std::byte const> bytes) {
  auto head = Head{};
  if (bytes.size() < sizeof head) {
    return refused("roads.damaged", "the file is shorter than its head");
  }
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.mark != Head{}.mark) {
    return refused("roads.damaged", "no file of roads made by relais");
  }
  if (head.version != kVersion || head.byte_order != kByteOrder) {
    return refused("roads.other_version", fmt::format("version {}, where {} is read", head.version, kVersion));
  }
  auto file = OpenedGraph{};
  auto at = sizeof head;
  std::size_t array = 0;
  auto fits = true;
  each_array(file, [&](auto& elements) {
    using Element = std::remove_reference_t<decltype(*elements.data())>;
    auto const count = head.counts[array++];
    auto const left = bytes.size() - at;
    fits = fits && count <= left / sizeof(Element) && padded(count * sizeof(Element)) <= left;
    if (fits) {
      elements = {reinterpret_cast<Element*>(bytes.data() + at), count};
      at += padded(count * sizeof(Element));
    }
  });
  if (!fits || at != bytes.size() || file.about.size() > kMostAbout) {
    return refused("roads.damaged", "the file has not the length that its head states");
  }
  if (checksum(checksum(head), bytes.subspan(sizeof head)) != head.checksum) {
    return refused("roads.damaged", "the checksum is wrong");
  }
  if (!is_sound(file.graph)) {
    return refused("roads.damaged", "the file contradicts itself");
  }
  return file;
}

}  // namespace relais::roads

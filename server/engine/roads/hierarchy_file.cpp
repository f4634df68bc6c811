#include "engine/roads/hierarchy_file.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

#include <fmt/format.h>
#include <zlib.h>

namespace relais::roads {
namespace {

constexpr std::size_t kArrays = 5;
constexpr std::size_t kAlignment = 8;
constexpr std::uint32_t kVersion = 1;  // of the arrays' meaning
constexpr std::uint32_t kByteOrder = 0x01020304;

struct Head {
  std::array<char, 8> mark = {'R', 'e', 'l', 'L', 'a', 'd', 'd', 'r'};
  std::uint32_t version = kVersion;
  std::uint32_t byte_order = kByteOrder;
  std::uint32_t checksum = 0;  // CRC-32 of all bytes, itself taken as 0
  std::uint32_t graph = 0;     // CRC-32 of its arcs
  std::array<std::uint64_t, kArrays> counts{};
};
static_assert(std::is_trivially_copyable_v<Head> && sizeof(Head) % kAlignment == 0);

// The arrays in the order of the file.
void each_array(HierarchyView& hierarchy, auto const& use) {
  use(hierarchy.place_of);
  use(hierarchy.ladder.runs);
  use(hierarchy.ladder.up);
  use(hierarchy.ladder.times_up);
  use(hierarchy.ladder.times_down);
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

// Of what a hierarchy stands for: nodes by their numbers, and the arcs between them.
std::uint32_t checksum(GraphView const& graph) {
  std::uint32_t sum = 0;
  for (auto const& arcs : {graph.leaving, graph.arriving}) {
    sum = checksum(sum, std::as_bytes(arcs.first));
    sum = checksum(sum, std::as_bytes(arcs.arcs));
  }
  return sum;
}

Problem refused(std::string_view code, std::string detail) {
  return {.fault = Fault::kInvalid, .code = std::string{code}, .detail = std::move(detail)};
}

bool is_time(Time time) {
  return (time > 0 && time <= kFarthestWay) || time == kNoWay;
}

bool are_all_places(std::span<std::uint32_t const> place_of) {
  std::vector<bool> is_taken(place_of.size());
  return std::ranges::all_of(place_of, [&](std::uint32_t place) {
    auto const is_new = place < is_taken.size() && !is_taken[place];
    if (is_new) {
      is_taken[place] = true;
    }
    return is_new;
  });
}

// One run follows the other, and every arc leads out of its run, upwards.
bool are_sound(Ladder const& ladder) {
  auto const& runs = ladder.runs;
  if (runs.empty() || runs.front().first_place != 0 || runs.front().first_arc != 0 ||
      runs.back().first_arc != ladder.up.size() || runs.back().arcs_a_node != 0) {
    return false;
  }
  for (std::size_t i = 0; i + 1 < runs.size(); ++i) {
    auto const& run = runs[i];
    auto const& next = runs[i + 1];
    if (next.first_place <= run.first_place || next.first_arc < run.first_arc || next.first_arc > ladder.up.size() ||
        next.first_arc - run.first_arc != std::uint64_t{next.first_place - run.first_place} * run.arcs_a_node ||
        !std::ranges::all_of(ladder.up.subspan(run.first_arc, next.first_arc - run.first_arc),
                             [&](std::uint32_t up) { return up < run.first_place; })) {
      return false;
    }
  }
  return true;
}

bool is_sound(HierarchyView const& hierarchy, GraphView const& graph) {
  auto const& ladder = hierarchy.ladder;
  return are_sound(ladder) && ladder.places() == graph.nodes.size() &&
         hierarchy.place_of.size() == graph.nodes.size() && are_all_places(hierarchy.place_of) &&
         ladder.times_up.size() == ladder.up.size() && ladder.times_down.size() == ladder.up.size() &&
         std::ranges::all_of(ladder.times_up, is_time) && std::ranges::all_of(ladder.times_down, is_time);
}

}  // namespace

void write_hierarchy_file(GraphView const& graph, HierarchyView const& hierarchy,
                          std::function<void(std::span<std::byte const>)> const& write) {
  auto file = hierarchy;
  auto head = Head{};
  head.graph = checksum(graph);
  std::size_t array = 0;
  each_array(file, [&](auto const& elements) { head.counts[array++] = elements.size(); });
  auto const each_piece = [&](auto const& use) {
    each_array(file, [&](auto const& elements) {
      constexpr std::array<std::byte, kAlignment> kPadding{};
      auto const bytes = std::as_bytes(elements);
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

std::vector<std::byte> hierarchy_file(GraphView const& graph, HierarchyView const& hierarchy) {
  std::vector<std::byte> file;
  write_hierarchy_file(graph, hierarchy,
                       [&](std::span<std::byte const> piece) { file.insert(file.end(), piece.begin(), piece.end()); });
  return file;
}

Result<HierarchyView> open_hierarchy(std::span<std::byte const> bytes, GraphView const& graph) {
  auto head = Head{};
  if (bytes.size() < sizeof head) {
    return refused("roads.damaged", "the file is shorter than its head");
  }
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.mark != Head{}.mark) {
    return refused("roads.damaged", "no file of a hierarchy made by relais");
  }
  if (head.version != kVersion || head.byte_order != kByteOrder) {
    return refused("roads.other_version", fmt::format("version {}, where {} is read", head.version, kVersion));
  }
  auto hierarchy = HierarchyView{};
  auto at = sizeof head;
  std::size_t array = 0;
  auto fits = true;
  each_array(hierarchy, [&](auto& elements) {
    using Element = std::remove_reference_t<decltype(*elements.data())>;
    auto const count = head.counts[array++];
    auto const left = bytes.size() - at;
    fits = fits && count <= left / sizeof(Element) && padded(count * sizeof(Element)) <= left;
    if (fits) {
      elements = {reinterpret_cast<Element*>(bytes.data() + at), count};
      at += padded(count * sizeof(Element));
    }
  });
  if (!fits || at != bytes.size()) {
    return refused("roads.damaged", "the file has not the length that its head states");
  }
  if (checksum(checksum(head), bytes.subspan(sizeof head)) != head.checksum) {
    return refused("roads.damaged", "the checksum is wrong");
  }
  if (head.graph != checksum(graph)) {
    return refused("roads.other_graph", "the hierarchy was built of other roads");
  }
  if (!is_sound(hierarchy, graph)) {
    return refused("roads.damaged", "the file contradicts itself");
  }
  return hierarchy;
}

}  // namespace relais::roads

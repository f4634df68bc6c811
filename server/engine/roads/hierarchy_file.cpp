#include "engine/roads/hierarchy_file.hpp"

#include <algorithm>

#include "engine/roads/array_file.hpp"

namespace relais::roads {
namespace {

constexpr std::size_t kArrays = 5;
constexpr auto kKind = FileKind{{'R', 'e', 'l', 'L', 'a', 'd', 'd', 'r'}, 1, "no file of a hierarchy made by relais"};

// The arrays in the order of the file.
void each_array(HierarchyView& hierarchy, auto const& use) {
  use(hierarchy.place_of);
  use(hierarchy.ladder.runs);
  use(hierarchy.ladder.up);
  use(hierarchy.ladder.times_up);
  use(hierarchy.ladder.times_down);
}

// Of what a hierarchy stands for: nodes by their numbers, and the arcs between them.
std::uint32_t checksum_of(GraphView const& graph) {
  std::uint32_t sum = 0;
  for (auto const& arcs : {graph.leaving, graph.arriving}) {
    sum = checksum(sum, std::as_bytes(arcs.first));
    sum = checksum(sum, std::as_bytes(arcs.arcs));
  }
  return sum;
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
  write_array_file<kArrays>(
      kKind, checksum_of(graph), [&](auto const& use) { each_array(file, use); }, write);
}

std::vector<std::byte> hierarchy_file(GraphView const& graph, HierarchyView const& hierarchy) {
  std::vector<std::byte> file;
  write_hierarchy_file(graph, hierarchy,
                       [&](std::span<std::byte const> piece) { file.insert(file.end(), piece.begin(), piece.end()); });
  return file;
}

Result<HierarchyView> open_hierarchy(std::span<std::byte const> bytes, GraphView const& graph) {
  auto hierarchy = HierarchyView{};
  auto const stands_on = open_array_file<kArrays>(kKind, bytes, [&](auto const& use) { each_array(hierarchy, use); });
  if (!stands_on) {
    return stands_on.problem();
  }
  if (*stands_on != checksum_of(graph)) {
    return refused("roads.other_graph", "the hierarchy was built of other roads");
  }
  if (!is_sound(hierarchy, graph)) {
    return refused("roads.damaged", "the file contradicts itself");
  }
  return hierarchy;
}

}  // namespace relais::roads

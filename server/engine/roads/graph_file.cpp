#include "engine/roads/graph_file.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <string_view>

#include "engine/roads/array_file.hpp"

namespace relais::roads {
namespace {

constexpr std::size_t kArrays = 11;
// An older file, of other speeds or rules as well, is made anew.
constexpr auto kKind = FileKind{{'R', 'e', 'l', 'R', 'o', 'a', 'd', 's'}, 4, "no file of roads made by relais"};

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
  use(graph.parts);
  use(graph.boxes);
  use(graph.islands);
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

// Each has a node.
bool are_sound(std::span<Part const> parts, std::size_t nodes) {
  return parts.empty() == (nodes == 0) &&
         (parts.empty() || (parts.front().first_node == 0 && parts.back().first_node < nodes)) &&
         std::ranges::adjacent_find(parts, std::greater_equal{}, &Part::first_node) == parts.end();
}

bool is_sound(GraphView const& graph) {
  auto const nodes = graph.nodes.size();
  return are_sound(graph.parts, nodes) && std::ranges::all_of(graph.islands, is_on_earth) &&
         std::ranges::all_of(graph.nodes, is_on_earth) && std::ranges::all_of(graph.points, is_on_earth) &&
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
  write_array_file<kArrays>(
      kKind, 0, [&](auto const& use) { each_array(file, use); }, write);
}

std::vector<std::byte> graph_file(GraphView const& graph, std::string_view about) {
  std::vector<std::byte> file;
  write_graph_file(graph, about,
                   [&](std::span<std::byte const> piece) { file.insert(file.end(), piece.begin(), piece.end()); });
  return file;
}

Result<OpenedGraph> open_graph(std::span<std::byte const> bytes) {
  auto file = OpenedGraph{};
  auto const opened = open_array_file<kArrays>(kKind, bytes, [&](auto const& use) { each_array(file, use); });
  if (!opened) {
    return opened.problem();
  }
  if (file.about.size() > kMostAbout) {
    return refused("roads.damaged", "the file says more of itself than it may");
  }
  if (!is_sound(file.graph)) {
    return refused("roads.damaged", "the file contradicts itself");
  }
  return file;
}

}  // namespace relais::roads

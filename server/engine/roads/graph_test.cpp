#include "engine/roads/graph.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "engine/roads/components.hpp"
#include "engine/roads/drawn_roads.hpp"

namespace relais::roads {
namespace {

TEST(Graph, what_lies_between_two_junctions_is_one_edge_with_its_shape) {
  auto const built = build_graph(drawn("A---+---B\n"
                                       "    |    \n"
                                       "    C    ")
                                     .network);
  auto const& graph = built.graph;
  EXPECT_EQ(graph.nodes.size(), 4u);
  ASSERT_EQ(graph.edges.size(), 3u);
  std::multiset<std::pair<Time, std::size_t>> edges;
  for (std::uint32_t i = 0; i < graph.edges.size(); ++i) {
    edges.emplace(graph.edges[i].forward, graph.view().shape(i).size());
  }
  EXPECT_EQ(edges, (std::multiset<std::pair<Time, std::size_t>>{{1'200, 1}, {2'400, 3}, {2'400, 3}}));
}

TEST(Graph, an_edge_ends_where_the_speed_changes) {
  auto map = drawn("A----B");
  map.network.segments[0].speed = 30;
  EXPECT_EQ(build_graph(map.network).graph.edges.size(), 2u);
}

// The times of all edges, ascending.
std::vector<Time> times_of(Network const& network) {
  std::vector<Time> times;
  for (auto const& edge : build_graph(network).graph.edges) {
    times.push_back(edge.forward);
  }
  std::ranges::sort(times);
  return times;
}

TEST(Graph, streets_wait_at_junctions_and_other_roads_do_not) {
  auto map = drawn(
      "A--+--B\n"
      "   |   \n"
      "   C   ");
  EXPECT_EQ(times_of(map.network), (std::vector<Time>{1'200, 1'800, 1'800}));
  auto& segments = map.network.segments;
  std::ranges::for_each(segments, [](Segment& segment) { segment.road_class = RoadClass::kStreet; });
  // Half of the 6.5 seconds; none at the ends.
  EXPECT_EQ(times_of(map.network), (std::vector<Time>{1'233, 1'833, 1'833}));
}

TEST(Graph, a_street_does_not_wait_at_drives_nor_where_only_its_speed_changes) {
  auto map = drawn(
      "A--+--B\n"
      "   |   \n"
      "   C   ");
  for (auto& segment : map.network.segments) {
    auto const is_drive = map.network.nodes[segment.from].lon == map.network.nodes[segment.to].lon;
    segment.road_class = is_drive ? RoadClass::kService : RoadClass::kStreet;
  }
  EXPECT_EQ(times_of(map.network), (std::vector<Time>{1'200, 1'800, 1'800}));
  auto bent = drawn("A--+--B").network;
  std::ranges::for_each(bent.segments, [](Segment& segment) { segment.road_class = RoadClass::kStreet; });
  bent.segments[0].speed = 20;
  EXPECT_EQ(times_of(bent), (std::vector<Time>{600, 3'000}));
}

TEST(Graph, a_one_way_trap_is_cut_off_and_reported) {
  auto const built = build_graph(drawn("A---B->-T").network);
  EXPECT_EQ(built.graph.nodes.size(), 2u);
  EXPECT_EQ(built.cut_off.nodes, 3u);
  EXPECT_EQ(built.cut_off.parts, 1u);
  EXPECT_EQ(built.cut_off.at_edge, 0u);
  EXPECT_GT(built.cut_off.kilometres, 0);
}

TEST(Graph, an_island_is_cut_off_and_reported) {
  auto const built = build_graph(drawn("A-----B  I-J").network);
  EXPECT_EQ(built.cut_off.parts, 1u);
  EXPECT_EQ(built.cut_off.nodes, 3u);
  ASSERT_EQ(built.cut_off.largest.size(), 1u);
  EXPECT_EQ(built.cut_off.largest[0].nodes, 3u);
  EXPECT_NEAR(built.cut_off.largest[0].lon * kStepsPerDegree, 10 * 10'000, 1);  // of its middle
  EXPECT_FALSE(built.cut_off.largest[0].is_cut);
}

TEST(Graph, every_sizeable_part_is_kept_and_none_leads_to_another) {
  auto const map = drawn(
      "A-----B  C-+-D  E\n"
      "           |     \n"
      "           +     ");
  auto const built = build_graph(map.network, 5);
  auto const graph = built.graph.view();
  ASSERT_EQ(graph.parts.size(), 2u);
  EXPECT_EQ(built.parts[0].nodes, 7u) << "the largest first";
  EXPECT_EQ(built.parts[1].nodes, 7u);
  EXPECT_EQ(built.cut_off.nodes, 1u);
  std::set<std::pair<std::uint32_t, std::uint32_t>> joined;
  for (auto const& edge : graph.edges) {
    joined.emplace(graph.part_of(edge.from), graph.part_of(edge.to));
  }
  EXPECT_EQ(joined, (std::set<std::pair<std::uint32_t, std::uint32_t>>{{0, 0}, {1, 1}}));
  EXPECT_EQ(build_graph(map.network, 8).graph.parts.size(), 1u) << "the largest is kept in any case";
}

TEST(Graph, a_part_of_two_rings_without_junction_keeps_both) {
  auto const built = build_graph(drawn("+--+ +--+\n"
                                       "|  | |  |\n"
                                       "+--+ +--+")
                                     .network,
                                 8);
  EXPECT_EQ(built.graph.nodes.size(), 2u);
  EXPECT_EQ(built.graph.edges.size(), 2u);
  EXPECT_EQ(built.graph.parts.size(), 2u);
}

// The parts that are cut, of the largest first.
std::vector<bool> cut_parts(Network const& network) {
  std::vector<bool> cut;
  for (auto const& part : build_graph(network, 3).parts) {
    cut.push_back(part.is_cut);
  }
  return cut;
}

TEST(Graph, a_part_whose_road_goes_on_beyond_what_was_read_is_cut_by_the_edge) {
  auto map = drawn("A-----B   C---D");
  EXPECT_EQ(cut_parts(map.network), (std::vector{false, false}));
  map.network.ends = {
      static_cast<std::uint32_t>(std::ranges::find(map.network.nodes, map.at('D')) - map.network.nodes.begin())};
  EXPECT_EQ(cut_parts(map.network), (std::vector{false, true}));
}

TEST(Graph, a_part_that_comes_to_the_border_of_the_extract_is_cut_by_the_edge) {
  auto map = drawn("A-----B      C---D");
  constexpr std::int32_t kFar = 100'000;
  map.network.boxes = {{{-kFar, -kFar}, {kFar, map.at('D').lon + 10'000}}};  // 111 m east of D
  EXPECT_EQ(cut_parts(map.network), (std::vector{false, true}));
  map.network.boxes.push_back({{-kFar, 0}, {kFar, 3 * kFar}});  // another extract goes on there
  EXPECT_EQ(cut_parts(map.network), (std::vector{false, false}));
}

TEST(Graph, a_motorway_that_leaves_the_extract_cuts_the_part_that_it_leaves) {
  auto map = drawn("A-----B->-C");
  map.network.ends = {static_cast<std::uint32_t>(map.network.nodes.size() - 1)};
  EXPECT_EQ(cut_parts(map.network), (std::vector{true}));
}

TEST(Graph, a_one_way_block_has_arcs_one_way_only) {
  auto const built = build_graph(drawn("A->-+\n"
                                       "|   |\n"
                                       "+-<-B")
                                     .network);
  auto const& graph = built.graph;
  ASSERT_EQ(graph.leaving.arcs.size(), graph.arriving.arcs.size());
  for (auto const& edge : graph.edges) {
    auto const leads_back = edge.backward != kNever;
    EXPECT_TRUE(edge.forward != kNever || leads_back);
  }
  EXPECT_LT(graph.leaving.arcs.size(), 2 * graph.edges.size());
}

TEST(Graph, a_ring_without_junction_stays_a_ring) {
  auto const built = build_graph(drawn("+--+\n"
                                       "|  |\n"
                                       "+--+")
                                     .network);
  EXPECT_EQ(built.graph.nodes.size(), 1u);
  ASSERT_EQ(built.graph.edges.size(), 1u);
  EXPECT_EQ(built.graph.edges[0].forward, 6'000u);
}

TEST(Graph, of_nothing_is_nothing) {
  EXPECT_TRUE(build_graph({}).graph.nodes.empty());
}

TEST(Components, a_road_deeper_than_any_call_stack_is_one_part_if_it_is_two_way) {
  auto network = Network{};
  network.nodes.resize(1'000'000);
  for (std::uint32_t i = 1; i < network.nodes.size(); ++i) {
    network.segments.push_back({i - 1, i, 1});
  }
  EXPECT_EQ(strong_components(network).sizes.size(), 1u);
  network.segments[10].direction = Direction::kForward;
  EXPECT_EQ(strong_components(network).sizes[strong_components(network).largest], 999'989u);
}

}  // namespace
}  // namespace relais::roads

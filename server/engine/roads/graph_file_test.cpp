#include "engine/roads/graph_file.hpp"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "engine/roads/drawn_roads.hpp"

namespace relais::roads {
namespace {

Graph town() {
  return build_graph(drawn("A---+>--B\n"
                           "|   |   |\n"
                           "+---C-<-+")
                         .network)
      .graph;
}

TEST(GraphFile, what_was_written_is_read) {
  auto const graph = town();
  auto const file = graph_file(graph.view(), R"({"from": "drawn"})");
  auto const opened = open_graph(file);
  ASSERT_TRUE(opened) << opened.problem().detail;
  auto const& read = opened->graph;
  EXPECT_TRUE(std::ranges::equal(read.nodes, graph.nodes));
  EXPECT_TRUE(std::ranges::equal(read.edges, graph.edges));
  EXPECT_TRUE(std::ranges::equal(read.points, graph.points));
  EXPECT_TRUE(std::ranges::equal(read.leaving.first, graph.leaving.first));
  EXPECT_TRUE(std::ranges::equal(read.leaving.arcs, graph.leaving.arcs));
  EXPECT_TRUE(std::ranges::equal(read.arriving.arcs, graph.arriving.arcs));
  EXPECT_EQ(opened->about, R"({"from": "drawn"})");
}

TEST(GraphFile, the_same_roads_give_the_same_bytes) {
  EXPECT_EQ(graph_file(town().view()), graph_file(town().view()));
}

TEST(GraphFile, a_graph_of_nothing_is_a_file_as_well) {
  auto const nothing = build_graph({}).graph;
  EXPECT_TRUE(open_graph(graph_file(nothing.view())));
}

TEST(GraphFile, what_it_says_about_itself_may_be_of_any_length_up_to_the_limit) {
  for (auto const length : {std::size_t{0}, std::size_t{1}, std::size_t{8}, kMostAbout}) {
    auto const about = std::string(length, 'x');
    auto const file = graph_file(town().view(), about);
    EXPECT_EQ(file.size() % 8, 0u);
    EXPECT_EQ(open_graph(file)->about, about);
  }
}

TEST(GraphFile, every_single_damage_is_refused) {
  auto const file = graph_file(town().view(), "drawn");
  for (std::size_t byte = 0; byte < file.size(); ++byte) {
    auto damaged = file;
    damaged[byte] ^= std::byte{0x10};
    EXPECT_FALSE(open_graph(damaged)) << "byte " << byte;
    EXPECT_FALSE(open_graph(std::span{file}.first(byte))) << "cut at " << byte;
  }
  auto longer = file;
  longer.resize(file.size() + 8);
  EXPECT_FALSE(open_graph(longer));
}

TEST(GraphFile, of_another_version_is_said_to_be_so) {
  auto file = graph_file(town().view());
  file[8] = std::byte{0};
  EXPECT_EQ(open_graph(file).problem().code, "roads.other_version");
}

TEST(GraphFile, numbers_that_lead_nowhere_are_refused_even_with_a_right_checksum) {
  auto graph = town();
  graph.arriving.arcs[0].node = 1'000'000;
  EXPECT_FALSE(open_graph(graph_file(graph.view())));
  graph = town();
  graph.leaving.first[1] = 1'000'000;
  EXPECT_FALSE(open_graph(graph_file(graph.view())));
  graph = town();
  graph.edges[0].first_point = 1'000'000;
  EXPECT_FALSE(open_graph(graph_file(graph.view())));
  graph = town();
  graph.edges[0].forward = 0;
  EXPECT_FALSE(open_graph(graph_file(graph.view())));
  graph = town();
  graph.nodes[0].lat = 900'000'001;
  EXPECT_FALSE(open_graph(graph_file(graph.view())));
  graph = town();
  graph.parts[0].first_node = 1;
  EXPECT_FALSE(open_graph(graph_file(graph.view())));
  graph = town();
  graph.parts.push_back({0, 0});
  EXPECT_FALSE(open_graph(graph_file(graph.view())));
  graph = town();
  graph.parts.clear();
  EXPECT_FALSE(open_graph(graph_file(graph.view())));
  graph = town();
  graph.islands.push_back({900'000'001, 0});
  EXPECT_FALSE(open_graph(graph_file(graph.view())));
  graph = town();
  graph.leaving.arcs[0].time = 0;
  EXPECT_FALSE(open_graph(graph_file(graph.view())));
}

}  // namespace
}  // namespace relais::roads

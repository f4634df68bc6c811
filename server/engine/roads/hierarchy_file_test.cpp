#include "engine/roads/hierarchy_file.hpp"

#include <algorithm>

#include <gtest/gtest.h>

#include "engine/roads/drawn_roads.hpp"
#include "engine/roads/hierarchy_sweep.hpp"
#include "engine/roads/oracle.hpp"

namespace relais::roads {
namespace {

Graph town(std::uint32_t seconds_a_step = 60) {
  return build_graph(drawn("A---+>--B\n"
                           "|   |   |\n"
                           "+---C-<-+---D\n"
                           "    |   |\n"
                           "    +---+",
                           seconds_a_step)
                         .network)
      .graph;
}

struct Built {
  Graph graph = town();
  Hierarchy hierarchy = build_hierarchy(graph.view(), 1);

  std::vector<std::byte> file() const { return hierarchy_file(graph.view(), hierarchy.view()); }
  std::string refusal(std::span<std::byte const> bytes) const {
    auto const opened = open_hierarchy(bytes, graph.view());
    return opened ? "" : opened.problem().code;
  }
  std::string refusal() const { return refusal(file()); }
};

TEST(HierarchyFile, what_was_written_is_swept_where_it_lies) {
  auto const built = Built{};
  auto const file = built.file();
  EXPECT_EQ(file.size() % 8, 0u);
  auto const opened = open_hierarchy(file, built.graph.view());
  ASSERT_TRUE(opened) << opened.problem().detail;
  EXPECT_EQ(hierarchy_file(built.graph.view(), *opened), file);
  auto sweep = Sweep{*opened};
  auto const seeds = std::vector<Seed>{{0, {7, 1}}, {3, {0, 0}}};
  auto answers = std::vector<Reached>(sweep.answers());
  sweep.nearest(seeds, answers);
  EXPECT_EQ(answers, oracle_nearest(built.graph.view(), seeds));
}

TEST(HierarchyFile, a_graph_of_nothing_has_a_file_as_well) {
  auto const nothing = build_graph({}).graph;
  auto const hierarchy = build_hierarchy(nothing.view(), 1);
  EXPECT_TRUE(open_hierarchy(hierarchy_file(nothing.view(), hierarchy.view()), nothing.view()));
}

TEST(HierarchyFile, every_single_damage_is_refused) {
  auto const built = Built{};
  auto const file = built.file();
  for (std::size_t byte = 0; byte < file.size(); ++byte) {
    auto damaged = file;
    damaged[byte] ^= std::byte{0x10};
    EXPECT_NE(built.refusal(damaged), "") << "byte " << byte;
    EXPECT_NE(built.refusal(std::span{file}.first(byte)), "") << "cut at " << byte;
  }
  auto longer = file;
  longer.resize(file.size() + 8);
  EXPECT_EQ(built.refusal(longer), "roads.damaged");
}

TEST(HierarchyFile, of_another_version_or_of_other_roads_is_said_to_be_so) {
  auto const built = Built{};
  auto file = built.file();
  EXPECT_EQ(open_hierarchy(file, town(61).view()).problem().code, "roads.other_graph");
  file[8] = std::byte{0};
  EXPECT_EQ(built.refusal(file), "roads.other_version");
}

template <class Change>
std::string refusal_after(Change const& change) {
  auto built = Built{};
  change(built.hierarchy);
  return built.refusal();
}

TEST(HierarchyFile, numbers_that_lead_nowhere_are_refused_even_with_a_right_checksum) {
  EXPECT_EQ(refusal_after([](Hierarchy&) {}), "");
  auto const expect_damaged = [](auto const& change) { EXPECT_EQ(refusal_after(change), "roads.damaged"); };
  expect_damaged([](Hierarchy& made) { made.place_of[0] = 1'000'000; });
  expect_damaged([](Hierarchy& made) { made.place_of[0] = made.place_of[1]; });
  expect_damaged([](Hierarchy& made) { made.place_of.pop_back(); });
  expect_damaged([](Hierarchy& made) { made.ladder.up[0] = 1'000'000; });
  expect_damaged([](Hierarchy& made) { made.ladder.up.back() = made.ladder.view().places() - 1; });
  expect_damaged([](Hierarchy& made) { made.ladder.up.pop_back(); });
  expect_damaged([](Hierarchy& made) { made.ladder.times_up[0] = 0; });
  expect_damaged([](Hierarchy& made) { made.ladder.times_down[0] = kNoWay + 1; });
  expect_damaged([](Hierarchy& made) { made.ladder.times_down.pop_back(); });
  expect_damaged([](Hierarchy& made) { made.ladder.runs.clear(); });
  expect_damaged([](Hierarchy& made) { made.ladder.runs.pop_back(); });
  expect_damaged([](Hierarchy& made) { made.ladder.runs[1].first_place += 1; });
  expect_damaged([](Hierarchy& made) { made.ladder.runs[1].first_arc += 1; });
  expect_damaged([](Hierarchy& made) { made.ladder.runs[1].arcs_a_node += 1; });
  expect_damaged([](Hierarchy& made) { made.ladder.runs.back().first_place += 1; });
}

}  // namespace
}  // namespace relais::roads

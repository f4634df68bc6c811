#include "engine/roads/nearest_counters.hpp"

#include <random>

#include <gtest/gtest.h>

#include "engine/roads/drawn_roads.hpp"
#include "engine/roads/oracle_for_tests.hpp"
#include "engine/roads/real_extracts.hpp"

namespace relais::roads {
namespace {

// The counters are the letters from P on, numbered from 0 in the order of the alphabet.
struct Town {
  explicit Town(std::string_view map) : roads{drawn(map)}, graph{build_graph(roads.network).graph}, snap{graph.view()} {
    for (auto letter = 'P'; letter <= 'Z'; ++letter) {
      if (roads.places.contains(letter)) {
        counters.push_back({static_cast<std::uint32_t>(letter - 'P'), *snap.snap(roads.at(letter))});
      }
    }
    of_nodes = two_nearest(graph.view(), seeds(graph.view(), counters));
  }

  TwoNearest from(char letter) const {
    return FromPoints{graph.view(), counters, of_nodes}.from(*snap.snap(roads.at(letter)));
  }

  DrawnRoads roads;
  Graph graph;
  SnapIndex snap;
  std::vector<CounterOnRoad> counters;
  std::vector<TwoNearest> of_nodes;
};

constexpr Time kMinute = 600;

TEST(NearestCounters, the_nearest_and_the_second_along_one_road) {
  auto const town = Town{"P--H----Q"};
  EXPECT_EQ(town.from('H'), (TwoNearest{{3 * kMinute, 0}, {5 * kMinute, 1}}));
}

TEST(NearestCounters, to_the_counter_is_not_the_way_back) {
  // Clockwise only: P is one step behind H, and all around ahead.
  auto const town = Town{
      "P<H-<+\n"
      "v    ^\n"
      "+->->+"};
  EXPECT_EQ(town.from('H').first.time, 2 * kMinute);
  auto const round = Town{
      "H<P-<+\n"
      "v    ^\n"
      "+->->+"};
  EXPECT_EQ(round.from('H').first.time, 12 * kMinute);
}

TEST(NearestCounters, on_a_one_way_edge_the_counter_just_passed_is_far) {
  auto const town = Town{
      "+--P-H->-+\n"
      "|        |\n"
      "+--------+"};
  EXPECT_EQ(town.from('H').first.time, 2 * kMinute);  // two-way there
  auto const passed = Town{
      "+>P>H>>>-+\n"
      "|        |\n"
      "+--------+"};
  EXPECT_EQ(passed.from('H').first.time, (5 + 2 + 9 + 2 + 2) * kMinute);
}

TEST(NearestCounters, of_counters_equally_near_the_lowest_is_first) {
  auto const town = Town{"Q--H--P"};
  EXPECT_EQ(town.from('H'), (TwoNearest{{3 * kMinute, 0}, {3 * kMinute, 1}}));
}

TEST(NearestCounters, the_second_is_another_counter_even_where_the_first_can_be_reached_twice) {
  auto const town = Town{
      "+--P--+\n"
      "|     |\n"
      "+--H--+----Q"};
  EXPECT_EQ(town.from('H').first, (Reached{8 * kMinute, 0}));
  EXPECT_EQ(town.from('H').second, (Reached{8 * kMinute, 1}));
}

TEST(NearestCounters, with_one_counter_there_is_no_second) {
  EXPECT_EQ(Town{"P--H"}.from('H').second, Reached{});
}

TEST(NearestCounters, without_counters_nobody_reaches_any) {
  EXPECT_EQ(Town{"A--H"}.from('H'), TwoNearest{});
}

// As no built graph has them, but a file could.
TEST(NearestCounters, nodes_from_which_no_road_leads_to_a_counter_are_never) {
  auto graph = Graph{};
  graph.nodes.resize(3);
  graph.arriving = {{0, 0, 1, 2}, {{0, kLongestArc}, {1, 50}}};  // 0 leads to 1, 1 to 2
  for (std::uint32_t counter = 0; counter < 3; ++counter) {
    auto const seeds = std::vector<Seed>{{counter, {0, counter}}};
    EXPECT_EQ(nearest(graph.view(), seeds), oracle_nearest(graph.view(), seeds));
    for (auto const& [first, second] : two_nearest(graph.view(), seeds)) {
      EXPECT_EQ(second, Reached{});
    }
  }
}

TEST(NearestCounters, a_crossing_longer_than_all_buckets_is_counted) {
  auto roads = drawn("P-FH", 3'600 * 5);
  auto const graph = build_graph(roads.network).graph;
  auto const index = SnapIndex{graph.view()};
  auto const counters = std::vector{CounterOnRoad{7, *index.snap(roads.at('P'))}};
  auto const of_nodes = two_nearest(graph.view(), seeds(graph.view(), counters));
  EXPECT_EQ(FromPoints(graph.view(), counters, of_nodes).from(*index.snap(roads.at('H'))).first,
            (Reached{15 * 36'000, 7}));
}

TEST(NearestCounters, random_maps_are_equal_to_the_oracle) {
  auto random = [engine = std::mt19937{17}]() mutable { return static_cast<std::uint32_t>(engine()); };
  for (int round = 0; round < 200; ++round) {
    auto map = std::string{};
    for (int i = 0; i < 300; ++i) {
      map += i % 20 == 19 ? '\n' : " --||++++<>^v"[random() % 13];
    }
    auto const graph = build_graph(drawn(map, 1 + random() % 900).network, 2).graph;
    if (!graph.edges.empty()) {
      expect_equal_to_oracle(graph.view(), 1 + random() % 8);
    }
  }
}

class RealRoads : public RealExtract {};

TEST_P(RealRoads, are_equal_to_the_oracle) {
  auto const read = read_roads(std::vector{extract()});
  ASSERT_TRUE(read);
  auto const built = build_graph(read->network);
  EXPECT_GT(built.graph.nodes.size(), read->network.nodes.size() / 20);
  EXPECT_LT(built.cut_off.nodes, read->network.nodes.size() / 3);
  expect_equal_to_oracle(built.graph.view(), 40);
}

INSTANTIATE_TEST_SUITE_P(Files, RealRoads, testing::ValuesIn(kRealExtracts), name_of_extract);

}  // namespace
}  // namespace relais::roads

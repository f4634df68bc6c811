#include "engine/roads/hierarchy.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "engine/roads/drawn_roads.hpp"
#include "engine/roads/hierarchy_sweep.hpp"
#include "engine/roads/oracle_for_tests.hpp"
#include "engine/roads/real_extracts.hpp"
#include "engine/roads/synthetic.hpp"

namespace relais::roads {
namespace {

bool are_same(Hierarchy const& a, Hierarchy const& b) {
  return a.place_of == b.place_of && a.ladder.runs == b.ladder.runs && a.ladder.up == b.ladder.up &&
         a.ladder.times_up == b.ladder.times_up && a.ladder.times_down == b.ladder.times_down;
}

std::vector<Reached> at(std::vector<Reached> const& all, std::span<std::uint32_t const> nodes) {
  std::vector<Reached> some;
  std::ranges::transform(nodes, std::back_inserter(some), [&](std::uint32_t node) { return all[node]; });
  return some;
}

std::vector<std::vector<Seed>> random_scenarios(std::span<Seed const> seeds, std::size_t count, std::uint32_t seed) {
  auto random = std::mt19937{seed};
  std::vector<std::vector<Seed>> scenarios(count);  // the first without a counter
  for (std::size_t i = 1; i < count; ++i) {
    std::ranges::copy_if(seeds, std::back_inserter(scenarios[i]), [&](Seed const&) { return random() % count < i; });
  }
  return scenarios;
}

// All that a sweep answers, with one Sweep for all: what an earlier one left must not be seen by a later one.
void expect_sweeps_equal_to_oracle(GraphView const& graph, HierarchyView const& hierarchy, std::uint32_t count,
                                   std::uint32_t seed) {
  auto const seeds = roads::seeds(graph, random_counters(graph, count));
  auto const scenarios = random_scenarios(seeds, 11, seed);
  auto random = std::mt19937{seed};
  std::vector<std::uint32_t> chosen(1 + graph.nodes.size() / 9);
  std::ranges::generate(chosen, [&] { return static_cast<std::uint32_t>(random() % graph.nodes.size()); });
  auto with_seeds = chosen;
  std::ranges::transform(seeds, std::back_inserter(with_seeds), &Seed::node);

  auto const part = HierarchyPart{hierarchy, chosen};
  auto const part_with_seeds = HierarchyPart{hierarchy, with_seeds};
  auto all = Sweep{hierarchy};
  auto some = Sweep{hierarchy, part};
  auto some_and_seeds = Sweep{hierarchy, part_with_seeds};

  auto answers = std::vector<Reached>(all.answers());
  auto of_some = std::vector<Reached>(some.answers());
  auto of_some_and_seeds = std::vector<Reached>(some_and_seeds.answers());
  std::vector<Reached> each;
  std::vector<Reached> each_of_some;
  for (auto const& scenario : scenarios) {
    auto const expected = oracle_nearest(graph, scenario);
    all.nearest(scenario, answers);
    some.nearest(scenario, of_some);
    some_and_seeds.nearest(scenario, of_some_and_seeds);
    EXPECT_TRUE(answers == expected);
    EXPECT_TRUE(of_some == at(expected, chosen));
    EXPECT_TRUE(of_some_and_seeds == at(expected, with_seeds));
    each.insert(each.end(), expected.begin(), expected.end());
    each_of_some.insert(each_of_some.end(), of_some.begin(), of_some.end());
  }
  auto together = std::vector<Reached>(each.size());
  all.nearest_each(scenarios, together);
  EXPECT_TRUE(together == each);
  auto together_of_some = std::vector<Reached>(each_of_some.size());
  some.nearest_each(scenarios, together_of_some);
  EXPECT_TRUE(together_of_some == each_of_some);

  auto two = std::vector<TwoNearest>(all.answers());
  all.two_nearest(seeds, two);
  EXPECT_TRUE(two == two_nearest(graph, seeds));
}

void expect_right(GraphView const& graph, std::uint32_t counters, std::uint32_t seed = 1) {
  expect_sweeps_equal_to_oracle(graph, build_hierarchy(graph, 1).view(), counters, seed);
}

TEST(Hierarchy, there_and_back_differ_round_a_one_way_block) {
  auto const roads = drawn(
      "P<H-<+\n"
      "v    ^\n"
      "+->->+");
  auto const graph = build_graph(roads.network).graph;
  expect_right(graph.view(), 3);
}

TEST(Hierarchy, a_lattice_of_equal_streets_has_many_ways_equally_quick) {
  auto map = std::string{};
  for (int row = 0; row < 30; ++row) {
    map += std::string(30, '+') + '\n';
  }
  expect_right(build_graph(drawn(map).network).graph.view(), 12);
}

// As no built graph has them, but a file could.
TEST(Hierarchy, nodes_from_which_no_road_leads_to_a_counter_are_never) {
  auto graph = Graph{};
  graph.nodes.resize(4);
  graph.leaving = {{0, 1, 2, 2, 2}, {{1, kLongestArc}, {2, 50}}};
  graph.arriving = {{0, 0, 1, 2, 2}, {{0, kLongestArc}, {1, 50}}};
  auto const hierarchy = build_hierarchy(graph.view(), 1);
  auto sweep = Sweep{hierarchy.view()};
  for (std::uint32_t node = 0; node < 4; ++node) {
    auto const seeds = std::vector<Seed>{{node, {0, 5}}};
    auto answers = std::vector<Reached>(4);
    sweep.nearest(seeds, answers);
    EXPECT_EQ(answers, oracle_nearest(graph.view(), seeds));
  }
}

TEST(Hierarchy, of_nothing_there_are_no_answers) {
  auto const hierarchy = build_hierarchy(build_graph({}).graph.view(), 2);
  auto sweep = Sweep{hierarchy.view()};
  EXPECT_EQ(sweep.answers(), 0u);
  sweep.nearest({}, {});
  EXPECT_EQ(Sweep(hierarchy.view(), HierarchyPart(hierarchy.view(), {})).answers(), 0u);
}

TEST(Hierarchy, what_is_further_than_its_farthest_way_is_never) {
  auto const graph = build_graph(drawn("P-H", 3'600 * 5).network).graph;
  auto const hierarchy = build_hierarchy(graph.view(), 1);
  auto sweep = Sweep{hierarchy.view()};
  auto answers = std::vector<Reached>(sweep.answers());
  for (auto const time : {kFarthestWay - 360'000, kFarthestWay - 359'999, kFarthestWay, kFarthestWay + 1, kNever}) {
    sweep.nearest(std::vector<Seed>{{0, {time, 3}}}, answers);
    for (auto const& answer : answers) {
      EXPECT_EQ(answer.counter == 3, answer.time <= kFarthestWay);
      EXPECT_EQ(answer.counter == kNoCounter, answer.time == kNever);
    }
    EXPECT_EQ(answers[0].time, time <= kFarthestWay ? time : kNever);
  }
}

TEST(Hierarchy, random_maps_are_equal_to_the_oracle) {
  auto random = [engine = std::mt19937{29}]() mutable { return static_cast<std::uint32_t>(engine()); };
  std::size_t nodes = 0;
  for (int round = 0; round < 100; ++round) {
    auto map = std::string{};
    for (int i = 0; i < 300; ++i) {
      map += i % 20 == 19 ? '\n' : " -|-|++++++++<>^v"[random() % 17];
    }
    auto const graph = build_graph(drawn(map, 1 + random() % 900).network, 2).graph;
    if (!graph.edges.empty()) {
      expect_right(graph.view(), 1 + random() % 8, random());
      nodes += graph.nodes.size();
    }
  }
  EXPECT_GT(nodes, 3'000u);
}

TEST(Hierarchy, a_small_nation_is_equal_to_the_oracle_whatever_the_number_of_threads) {
  auto const graph = build_graph(synthetic_nation(kG0, 1).network).graph;
  auto const hierarchy = build_hierarchy(graph.view(), 1);
  EXPECT_TRUE(are_same(hierarchy, build_hierarchy(graph.view(), 2)));
  EXPECT_TRUE(are_same(hierarchy, build_hierarchy(graph.view(), 3)));
  expect_sweeps_equal_to_oracle(graph.view(), hierarchy.view(), 40, 1);
}

class RealHierarchy : public RealExtract {};

TEST_P(RealHierarchy, is_equal_to_the_oracle) {
  auto const read = read_roads(std::vector{extract()});
  ASSERT_TRUE(read);
  expect_right(build_graph(read->network).graph.view(), 40);
}

INSTANTIATE_TEST_SUITE_P(Files, RealHierarchy, testing::ValuesIn(kRealExtracts), name_of_extract);

}  // namespace
}  // namespace relais::roads

#include "engine/roads/hierarchy_times.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "engine/roads/drawn_roads.hpp"
#include "engine/roads/real_extracts.hpp"
#include "engine/roads/synthetic.hpp"
#include "engine/roads/within.hpp"

namespace relais::roads {
namespace {

constexpr Time kMinute = 600;

// At the ends of edges and between, some on the same edge.
std::vector<Snapped> random_places(GraphView const& graph, std::size_t count, std::uint32_t seed) {
  auto random = std::mt19937{seed};
  std::vector<Snapped> places;
  for (std::size_t i = 0; i < count; ++i) {
    auto const edge = i % 4 == 1 ? places.back().edge : static_cast<std::uint32_t>(random() % graph.edges.size());
    places.push_back({edge, static_cast<double>(random() % 9) / 8, 0});
  }
  return places;
}

// How many times there are within 30 minutes.
std::size_t expect_equal_to_within(GraphView const& graph, std::size_t count, std::uint32_t seed) {
  auto const hierarchy = build_hierarchy(graph, 1);
  auto const from = random_places(graph, count, seed);
  auto to = random_places(graph, count / 2, seed + 1);
  to.insert(to.end(), from.begin(), from.begin() + static_cast<std::ptrdiff_t>(count / 2));
  auto within = Within{graph, Heading::kLeaving};
  std::size_t known = 0;
  for (auto const limit : {Time{0}, Time{5 * kMinute}, Time{30 * kMinute}, kNever}) {
    auto const times = times_between(graph, hierarchy.view(), from, to, limit, 1);
    EXPECT_TRUE(times == times_between(graph, hierarchy.view(), from, to, limit, 2));
    EXPECT_TRUE(times == times_between(graph, hierarchy.view(), from, to, limit, 3));
    for (std::size_t i = 0; i < from.size(); ++i) {
      auto const expected = within.times_to(from[i], to, limit);
      auto found = std::vector<Time>(to.size(), kNever);
      for (auto const& [place, time] : times.from(i)) {
        found[place] = time;
      }
      EXPECT_EQ(found, expected);
      EXPECT_TRUE(std::ranges::is_sorted(times.from(i)));
    }
    known = limit == 30 * kMinute ? times.times.size() : known;
  }
  return known;
}

TEST(HierarchyTimes, there_and_back_differ_round_a_one_way_block) {
  auto const roads = drawn(
      "P<H-<+\n"
      "v    ^\n"
      "+->->+");
  auto const graph = build_graph(roads.network).graph;
  expect_equal_to_within(graph.view(), 12, 1);
}

TEST(HierarchyTimes, between_no_places_there_are_none) {
  auto const graph = build_graph(drawn("P-H").network).graph;
  auto const hierarchy = build_hierarchy(graph.view(), 1);
  auto const one = std::vector<Snapped>{{0, 0.5, 0}};
  EXPECT_EQ(times_between(graph.view(), hierarchy.view(), {}, one, kNever, 2).first, std::vector<std::size_t>{0});
  EXPECT_EQ(times_between(graph.view(), hierarchy.view(), one, {}, kNever, 2).first, (std::vector<std::size_t>{0, 0}));
}

TEST(HierarchyTimes, on_random_maps_are_equal_to_one_search_after_the_other) {
  auto random = [engine = std::mt19937{29}]() mutable { return static_cast<std::uint32_t>(engine()); };
  std::size_t known = 0;
  for (int round = 0; round < 30; ++round) {
    auto map = std::string{};
    for (int i = 0; i < 300; ++i) {
      map += i % 20 == 19 ? '\n' : " -|-|++++++++<>^v"[random() % 17];
    }
    auto const graph = build_graph(drawn(map, 1 + random() % 40).network, 2).graph;
    if (!graph.edges.empty()) {
      known += expect_equal_to_within(graph.view(), 40, random());
    }
  }
  EXPECT_GT(known, 1'000u);
}

TEST(HierarchyTimes, in_a_small_nation_are_equal_to_one_search_after_the_other) {
  auto const graph = build_graph(synthetic_nation(kG0, 1).network).graph;
  EXPECT_GT(expect_equal_to_within(graph.view(), 60, 1), 200u);
}

class RealHierarchyTimes : public RealExtract {};

TEST_P(RealHierarchyTimes, are_equal_to_one_search_after_the_other) {
  auto const read = read_roads(std::vector{extract()});
  ASSERT_TRUE(read);
  EXPECT_GT(expect_equal_to_within(build_graph(read->network).graph.view(), 100, 1), 1'000u);
}

INSTANTIATE_TEST_SUITE_P(Files, RealHierarchyTimes, testing::ValuesIn(kRealExtracts), name_of_extract);

}  // namespace
}  // namespace relais::roads

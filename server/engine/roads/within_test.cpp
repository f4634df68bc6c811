#include "engine/roads/within.hpp"

#include <algorithm>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "engine/roads/drawn_roads.hpp"
#include "engine/roads/oracle.hpp"
#include "engine/roads/synthetic.hpp"

namespace relais::roads {
namespace {

constexpr Time kMinute = 600;

struct Town {
  explicit Town(std::string_view map)
      : roads{drawn(map)}, graph{build_graph(roads.network).graph}, snap{graph.view()} {}

  Snapped at(char letter) const { return *snap.snap(roads.at(letter)); }
  std::vector<Time> times(Heading heading, char from, std::string_view letters, Time limit = kNever) const {
    std::vector<Snapped> places;
    std::ranges::transform(letters, std::back_inserter(places), [this](char letter) { return at(letter); });
    return Within{graph.view(), heading}.times_to(at(from), places, limit);
  }

  DrawnRoads roads;
  Graph graph;
  SnapIndex snap;
};

// By node, with the oracle: of the graph turned round where one leaves.
std::vector<Time> oracle(GraphView graph, Snapped const& place, Heading heading) {
  auto const& edge = graph.edges[place.edge];
  auto const part = [](Time time, double share) { return static_cast<Time>(std::lround(time * share)); };
  auto const is_leaving = heading == Heading::kLeaving;
  std::vector<Seed> seeds;
  if (auto const time = is_leaving ? edge.backward : edge.forward; time != kNever) {
    seeds.push_back({edge.from, {part(time, place.share), 0}});
  }
  if (auto const time = is_leaving ? edge.forward : edge.backward; time != kNever) {
    seeds.push_back({edge.to, {part(time, 1 - place.share), 0}});
  }
  if (is_leaving) {
    std::swap(graph.leaving, graph.arriving);
  }
  return oracle_times(graph, seeds, 0);
}

std::vector<Snapped> random_places(GraphView const& graph, std::size_t count, std::uint32_t seed) {
  auto random = std::mt19937{seed};
  std::vector<Snapped> places;
  for (std::size_t i = 0; i < count; ++i) {
    auto const edge = i % 4 == 1 ? places.back().edge : static_cast<std::uint32_t>(random() % graph.edges.size());
    places.push_back({edge, static_cast<double>(random() % 9) / 8, 0});
  }
  return places;
}

// One searcher for all: what an earlier search left must not be seen by a later one.
void expect_nodes_equal_to_oracle(GraphView const& graph, std::span<Snapped const> places,
                                  std::span<Time const> limits) {
  for (auto const heading : {Heading::kLeaving, Heading::kArriving}) {
    auto within = Within{graph, heading};
    for (auto const& place : places) {
      auto const times = oracle(graph, place, heading);
      for (auto const limit : limits) {
        auto const found = within.nodes(place, limit);
        auto nodes = std::vector<NodeTime>(found.begin(), found.end());
        std::ranges::sort(nodes);
        EXPECT_EQ(std::ranges::adjacent_find(nodes, {}, &NodeTime::node), nodes.end());
        EXPECT_TRUE(std::ranges::all_of(found, [&](NodeTime const& node) { return times[node.node] == node.time; }));
        EXPECT_EQ(static_cast<std::ptrdiff_t>(found.size()),
                  std::ranges::count_if(times, [&](Time time) { return time <= limit && time != kNever; }));
      }
    }
  }
}

void expect_times_equal_to_nearest_counters(GraphView const& graph, std::span<Snapped const> homes,
                                            std::span<Snapped const> places) {
  std::vector<std::vector<TwoNearest>> of_nodes;  // by place, as if it were the only counter
  std::vector<std::vector<CounterOnRoad>> alone;
  for (auto const& place : places) {
    alone.push_back({{0, place}});
    of_nodes.push_back(two_nearest(graph, seeds(graph, alone.back())));
  }
  auto leaving = Within{graph, Heading::kLeaving};
  auto arriving = Within{graph, Heading::kArriving};
  for (auto const& home : homes) {
    auto const times = leaving.times_to(home, places);
    auto const nearby = leaving.times_to(home, places, 5 * kMinute);
    for (std::size_t i = 0; i < places.size(); ++i) {
      auto const expected = FromPoints{graph, alone[i], of_nodes[i]}.from(home).first.time;
      EXPECT_EQ(times[i], expected);
      EXPECT_EQ(nearby[i], expected <= 5 * kMinute ? expected : kNever);
      EXPECT_EQ(arriving.times_to(places[i], std::vector{home}), std::vector{expected});
    }
  }
}

TEST(Within, times_there_and_back_differ_round_a_one_way_block) {
  auto const town = Town{
      "P<H-<+\n"
      "v    ^\n"
      "+->->+"};
  EXPECT_EQ(town.times(Heading::kLeaving, 'H', "P"), std::vector{2 * kMinute});
  EXPECT_EQ(town.times(Heading::kArriving, 'H', "P"), std::vector{12 * kMinute});
}

TEST(Within, places_of_one_edge_are_reached_along_it_or_round_about) {
  auto const town = Town{
      "+>P>H>>Q-+\n"
      "|        |\n"
      "+--------+"};
  EXPECT_EQ(town.times(Heading::kLeaving, 'H', "HPQ"), (std::vector<Time>{0, 20 * kMinute, 3 * kMinute}));
  EXPECT_EQ(town.times(Heading::kArriving, 'H', "HPQ"), (std::vector<Time>{0, 2 * kMinute, 19 * kMinute}));
}

TEST(Within, further_than_the_limit_is_never) {
  auto const town = Town{"H--P----Q"};
  EXPECT_EQ(town.times(Heading::kLeaving, 'H', "PQ", 8 * kMinute), (std::vector{3 * kMinute, 8 * kMinute}));
  EXPECT_EQ(town.times(Heading::kLeaving, 'H', "PQ", 8 * kMinute - 1), (std::vector{3 * kMinute, kNever}));
  EXPECT_TRUE(town.times(Heading::kLeaving, 'H', "").empty());
}

TEST(Within, a_crossing_longer_than_all_buckets_is_counted) {
  auto const graph = build_graph(drawn("+-+F+", 3'600 * 5).network).graph;
  expect_nodes_equal_to_oracle(graph.view(), random_places(graph.view(), 4, 1), std::vector<Time>{36'000, kNever});
}

TEST(Within, random_maps_are_equal_to_the_oracle) {
  auto random = [engine = std::mt19937{23}]() mutable { return static_cast<std::uint32_t>(engine()); };
  for (int round = 0; round < 100; ++round) {
    auto map = std::string{};
    for (int i = 0; i < 300; ++i) {
      map += i % 20 == 19 ? '\n' : " --||++++<>^v"[random() % 13];
    }
    auto const graph = build_graph(drawn(map, 1 + random() % 900).network, 2).graph;
    if (!graph.edges.empty()) {
      auto const places = random_places(graph.view(), 8, random());
      expect_nodes_equal_to_oracle(graph.view(), places, std::vector<Time>{0, 3 * kMinute, 20 * kMinute, kNever});
      expect_times_equal_to_nearest_counters(graph.view(), random_places(graph.view(), 4, random()), places);
    }
  }
}

TEST(Within, a_small_nation_is_equal_to_the_oracle) {
  auto const graph = build_graph(synthetic_nation(kG0, 1).network).graph;
  auto const places = random_places(graph.view(), 5, 1);
  expect_nodes_equal_to_oracle(graph.view(), places, std::vector<Time>{30 * kMinute, kNever});
  expect_times_equal_to_nearest_counters(graph.view(), random_places(graph.view(), 5, 2), places);
}

}  // namespace
}  // namespace relais::roads

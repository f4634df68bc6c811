#include "engine/roads/synthetic.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <queue>

#include <gtest/gtest.h>

#include "engine/roads/oracle_for_tests.hpp"
#include "engine/roads/snap.hpp"

namespace relais::roads {
namespace {

struct Made {
  explicit Made(SyntheticSize const& size)
      : nation{synthetic_nation(size, 1)}, built{build_graph(nation.network)}, graph{built.graph.view()}, snap{graph} {
    for (std::uint32_t i = 0; i < nation.counters.size(); ++i) {
      counters.push_back({i, *snap.snap(nation.communes[nation.counters[i]].centre)});
    }
    seeds = roads::seeds(graph, counters);
    of_nodes = two_nearest(graph, seeds);
  }

  // Of the people, in per cent.
  double within(Time limit) const {
    double all = 0;
    double within = 0;
    auto const points = FromPoints{graph, counters, of_nodes};
    for (auto const& home : nation.homes) {
      auto const at = snap.snap(home.at);
      all += home.people;
      within += at && points.from(*at).first.time <= limit ? home.people : 0;
    }
    return 100 * within / all;
  }

  SyntheticNation nation;
  BuiltGraph built;
  GraphView graph;
  SnapIndex snap;
  std::vector<CounterOnRoad> counters;
  std::vector<Seed> seeds;
  std::vector<TwoNearest> of_nodes;
};

// By the number of edges at a node, in per cent; 5 and more are one.
std::map<int, double> degrees(GraphView const& graph) {
  auto of_node = std::vector<int>(graph.nodes.size());
  for (auto const& edge : graph.edges) {
    ++of_node[edge.from];
    ++of_node[edge.to];
  }
  std::map<int, double> shares;
  for (auto const degree : of_node) {
    shares[std::min(degree, 5)] += 100.0 / static_cast<double>(of_node.size());
  }
  return shares;
}

// Of a class, as many as it would be at France's size (742 km square); of both carriageways.
double kilometres(SyntheticNation const& nation, SyntheticSize const& size, RoadClass road_class) {
  double metres = 0;
  for (auto const& segment : nation.network.segments) {
    metres += segment.road_class == road_class
                  ? metres_between(nation.network.nodes[segment.from], nation.network.nodes[segment.to])
                  : 0;
  }
  auto const with_the_strip_abroad = size.side * size.side * (1 + 60.0 / 742);
  return metres / 1'000 * 742 * 742 / with_the_strip_abroad;
}

// Of the street edges, in per cent.
double one_way_streets(GraphView const& graph) {
  double streets = 0;
  double one_way = 0;
  for (auto const& edge : graph.edges) {
    if (edge.road_class == RoadClass::kStreet) {
      streets += 1;
      one_way += edge.forward == kNever || edge.backward == kNever ? 1 : 0;
    }
  }
  return 100 * one_way / streets;
}

std::vector<Reached> firsts(std::vector<TwoNearest> const& nearest) {
  std::vector<Reached> all;
  std::ranges::transform(nearest, std::back_inserter(all), &TwoNearest::first);
  return all;
}

// By the quickest way from a node, in metres; what is further than an hour and a half stays 0.
std::vector<double> metres_driven(Network const& network, std::vector<std::vector<std::uint32_t>> const& segments_at,
                                  std::uint32_t from) {
  constexpr std::uint64_t kLongest = 90 * 60 * 1'000;
  auto quickest = std::vector<std::uint64_t>(network.nodes.size(), kLongest);
  auto metres = std::vector<double>(network.nodes.size());
  auto queue = std::priority_queue<std::pair<std::uint64_t, std::uint32_t>,
                                   std::vector<std::pair<std::uint64_t, std::uint32_t>>, std::greater<>>{};
  quickest[from] = 0;
  for (queue.emplace(0, from); !queue.empty();) {
    auto const [time, at] = queue.top();
    queue.pop();
    for (auto const i : time == quickest[at] ? segments_at[at] : std::vector<std::uint32_t>{}) {
      auto const& segment = network.segments[i];
      auto const is_forward = segment.from == at;
      auto const next = is_forward ? segment.to : segment.from;
      if (segment.direction != (is_forward ? Direction::kBackward : Direction::kForward) &&
          time + segment.milliseconds < quickest[next]) {
        quickest[next] = time + segment.milliseconds;
        metres[next] = metres[at] + segment.milliseconds * double{1} * segment.speed / 3'600;
        queue.emplace(quickest[next], next);
      }
    }
  }
  return metres;
}

// How much further one drives than the crow flies, on average between communes 10 to 50 km apart in the lowlands.
double detour(SyntheticNation const& nation) {
  auto segments_at = std::vector<std::vector<std::uint32_t>>(nation.network.nodes.size());
  for (std::uint32_t i = 0; i < nation.network.segments.size(); ++i) {
    segments_at[nation.network.segments[i].from].push_back(i);
    segments_at[nation.network.segments[i].to].push_back(i);
  }
  std::map<Position, std::uint32_t> node_at;
  for (std::uint32_t i = 0; i < nation.network.nodes.size(); ++i) {
    node_at.emplace(nation.network.nodes[i], i);
  }
  auto sum = 0.0;
  auto pairs = 0.0;
  constexpr std::size_t kEvery = 50;
  auto const& communes = nation.communes;
  for (std::size_t from = 0; from < communes.size(); from += kEvery) {
    auto const metres = metres_driven(nation.network, segments_at, node_at.at(communes[from].centre));
    for (auto const& to : communes) {
      auto const straight = metres_between(communes[from].centre, to.centre);
      auto const driven = metres[node_at.at(to.centre)];
      if (driven > 0 && straight > 10'000 && straight < 50'000 && !communes[from].is_in_relief && !to.is_in_relief) {
        sum += driven / straight;
        ++pairs;
      }
    }
  }
  return sum / pairs;
}

constexpr Time kTwentyMinutes = 12'000;
constexpr Time kThirtyMinutes = 18'000;

TEST(Synthetic, the_same_seed_gives_the_same_nation_and_another_another) {
  auto const times = [](std::uint64_t seed) {
    auto const nation = synthetic_nation(kG0, seed);
    std::vector<std::uint64_t> all;
    for (auto const& segment : nation.network.segments) {
      all.push_back(std::uint64_t{segment.milliseconds} << 32 | segment.to);
    }
    all.insert(all.end(), nation.counters.begin(), nation.counters.end());
    return all;
  };
  EXPECT_TRUE(times(1) == times(1));
  EXPECT_FALSE(times(1) == times(2));
}

TEST(Synthetic, a_small_nation_is_equal_to_the_oracle_counter_by_counter) {
  auto const made = Made{kG0};
  EXPECT_NEAR(static_cast<double>(made.graph.nodes.size()), 94'000, 5'000);
  EXPECT_TRUE(firsts(made.of_nodes) == oracle_nearest(made.graph, made.seeds));
  expect_equal_to_oracle(made.graph, 12);
}

TEST(Synthetic, a_region_is_shaped_as_roads_are) {
  auto const made = Made{kG1};
  EXPECT_NEAR(detour(made.nation), 1.325, 0.075);
  auto const shares = degrees(made.graph);
  EXPECT_NEAR(shares.at(1), 20, 2.5);
  EXPECT_LT(shares.at(2), 10);
  EXPECT_NEAR(shares.at(3), 62.5, 2.5);
  EXPECT_NEAR(shares.at(4), 13.5, 2);
  EXPECT_LT(shares.at(5), 1);
  EXPECT_NEAR(static_cast<double>(made.graph.leaving.arcs.size()) / static_cast<double>(made.graph.nodes.size()), 2.475,
              0.075);
  EXPECT_NEAR(one_way_streets(made.graph), 12.5, 2.5);
  EXPECT_TRUE(firsts(made.of_nodes) == oracle_nearest(made.graph, made.seeds));
  expect_equal_to_oracle(made.graph, 5);
}

TEST(Synthetic, a_quarter_of_a_country_reaches_its_counters_as_calibrated_and_is_equal_to_the_oracle) {
  auto const made = Made{kG2};
  EXPECT_NEAR(made.within(kTwentyMinutes), 95, 0.5);
  EXPECT_NEAR(made.within(kThirtyMinutes), 99, 0.5);
  auto const length = [&](RoadClass road_class) { return kilometres(made.nation, kG2, road_class); };
  EXPECT_NEAR(length(RoadClass::kMotorway), 2 * 11'660, 5'000);
  EXPECT_NEAR(length(RoadClass::kNational), 9'580, 1'000);
  EXPECT_NEAR(length(RoadClass::kDepartmental), 378'900, 20'000);
  EXPECT_NEAR(length(RoadClass::kCommunal) + length(RoadClass::kStreet), 704'900, 40'000);
  EXPECT_EQ(made.counters.size(), 700u);
  EXPECT_NEAR(static_cast<double>(made.graph.nodes.size()), 1'500'000, 75'000);
  EXPECT_TRUE(firsts(made.of_nodes) == oracle_nearest(made.graph, made.seeds));
  expect_equal_to_oracle(made.graph, 2);
}

TEST(Synthetic, communes_are_as_small_and_as_unequal_as_the_french) {
  auto const nation = synthetic_nation(kG1, 1);
  std::vector<std::uint32_t> people;
  std::ranges::transform(nation.communes, std::back_inserter(people), &SyntheticCommune::people);
  std::ranges::sort(people);
  EXPECT_NEAR(people[people.size() / 2], 450, 50);
  auto const small = static_cast<double>(std::ranges::lower_bound(people, 1'000U) - people.begin());
  EXPECT_NEAR(small / static_cast<double>(people.size()), 0.71, 0.03);
  EXPECT_GT(people.back(), 300'000u);
}

}  // namespace
}  // namespace relais::roads

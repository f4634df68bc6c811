#include "engine/roads/snap.hpp"

#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "engine/roads/drawn_roads.hpp"

namespace relais::roads {
namespace {

// Every piece of every edge looked at.
double metres_to_any(GraphView const& graph, Position point) {
  auto const narrowing = std::cos(point.lat / kStepsPerDegree * std::numbers::pi / 180);
  double nearest = 1e9;
  for (std::uint32_t edge = 0; edge < graph.edges.size(); ++edge) {
    auto line = std::vector{graph.nodes[graph.edges[edge].from]};
    line.insert(line.end(), graph.shape(edge).begin(), graph.shape(edge).end());
    line.push_back(graph.nodes[graph.edges[edge].to]);
    for (std::size_t i = 1; i < line.size(); ++i) {
      auto const ax = (line[i - 1].lon - point.lon) * narrowing;
      auto const ay = double{1} * line[i - 1].lat - point.lat;
      auto const dx = (line[i].lon - line[i - 1].lon) * narrowing;
      auto const dy = double{1} * line[i].lat - line[i - 1].lat;
      auto const length = dx * dx + dy * dy;
      auto const along = length == 0 ? 0 : std::clamp(-(ax * dx + ay * dy) / length, 0.0, 1.0);
      nearest = std::min(nearest, std::hypot(ax + along * dx, ay + along * dy) * kMetresPerStep);
    }
  }
  return nearest;
}

TEST(Snap, a_point_beside_a_road_is_on_it_with_its_share) {
  auto const map = drawn("A---B");
  auto const graph = build_graph(map.network).graph;
  auto const index = SnapIndex{graph.view()};
  auto const point = Position{map.at('A').lat + 1'000, map.at('A').lon + 10'000};  // a quarter of the way
  auto const snapped = index.snap(point);
  ASSERT_TRUE(snapped);
  auto const from_a = graph.nodes[graph.edges[0].from] == map.at('A') ? snapped->share : 1 - snapped->share;
  EXPECT_NEAR(from_a, 0.25, 1e-6);
  EXPECT_NEAR(snapped->metres, 11.1, 0.1);
}

TEST(Snap, a_point_in_the_sea_is_on_no_road) {
  auto const map = drawn("A---B");
  auto const graph = build_graph(map.network).graph;
  auto const index = SnapIndex{graph.view()};
  EXPECT_FALSE(index.snap({-200'000, 0}));  // 2.2 km
  EXPECT_TRUE(index.snap({-200'000, 0}, 3'000));
  EXPECT_FALSE(index.snap({-900'000'000, 1'800'000'000}));
  EXPECT_FALSE(index.snap({0, -500'000}));
}

TEST(Snap, of_no_roads_there_is_no_place) {
  EXPECT_FALSE(SnapIndex{GraphView{}}.snap({}));
}

TEST(Snap, is_the_nearest_of_all_roads_whatever_the_map) {
  auto random = std::mt19937{5};
  auto const within = [&](std::int32_t low, std::int32_t high) {
    return std::uniform_int_distribution<std::int32_t>{low, high}(random);
  };
  for (int round = 0; round < 20; ++round) {
    auto network = Network{};
    auto const size = within(1, 3'000'000);
    for (int i = 0; i < 60; ++i) {
      network.nodes.push_back({450'000'000 + within(0, size), within(-size, size)});
      if (i > 0) {
        network.segments.push_back(
            {static_cast<std::uint32_t>(within(0, i - 1)), static_cast<std::uint32_t>(i), 1'000});
      }
    }
    auto const graph = build_graph(network).graph;
    auto const index = SnapIndex{graph.view()};
    for (int i = 0; i < 20; ++i) {
      auto const point = Position{450'000'000 + within(-size, 2 * size), within(-2 * size, 2 * size)};
      auto const metres = metres_to_any(graph.view(), point);
      auto const snapped = index.snap(point, 20'000);
      ASSERT_EQ(snapped.has_value(), metres <= 20'000) << metres;
      if (snapped) {
        EXPECT_NEAR(snapped->metres, metres, 1e-3);
      }
    }
  }
}

}  // namespace
}  // namespace relais::roads

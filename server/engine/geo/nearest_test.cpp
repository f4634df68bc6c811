#include "engine/geo/nearest.hpp"

#include <random>

#include <gtest/gtest.h>

namespace relais::geo {
namespace {

constexpr auto kVervins = Point{49.8355, 3.9083};
constexpr auto kHirson = Point{49.9217, 4.0842};
auto const kNoLimit = 5.0;
auto const kAll = [](std::uint32_t) { return true; };

std::vector<Neighbour> search(NearestTree const& tree, Point from, std::size_t count, auto const& accepts,
                              double limit = kNoLimit, Neighbour after = NearestTree::kFromTheStart) {
  std::vector<Neighbour> found;
  tree.search(direction(from), count, limit, after, accepts, found);
  return found;
}

std::vector<Point> scattered(std::size_t count, unsigned seed) {
  auto random = std::mt19937{seed};
  auto lat = std::uniform_real_distribution{42.0, 51.0};
  auto lon = std::uniform_real_distribution{-5.0, 9.0};
  auto points = std::vector<Point>{};
  while (points.size() < count) {
    points.push_back({lat(random), lon(random)});
    if (points.size() % 10 == 0) {
      points.push_back(points.back());  // some places share their coordinates
    }
  }
  return points;
}

// The same question answered by looking at every point.
std::vector<Neighbour> oracle(std::vector<Point> const& points, Point from, std::size_t count, auto const& accepts) {
  auto all = std::vector<Neighbour>{};
  for (std::uint32_t i = 0; i < points.size(); ++i) {
    if (accepts(i)) {
      all.push_back({chord_squared(direction(from), direction(points[i])), i});
    }
  }
  std::sort(all.begin(), all.end());
  all.resize(std::min(count, all.size()));
  return all;
}

TEST(Nearest, measures_the_distance_between_two_towns) {
  EXPECT_NEAR(metres_between(kVervins, kHirson), 15'800, 200);
  EXPECT_NEAR(metres_of_chord(chord_of_metres(30'000)), 30'000, 0.01);
}

TEST(Nearest, agrees_with_looking_at_every_point) {
  auto const points = scattered(3000, 7);
  auto const tree = NearestTree{points};
  for (auto const& from : scattered(200, 8)) {
    EXPECT_EQ(search(tree, from, 20, kAll), oracle(points, from, 20, kAll));
    auto const every_seventh = [](std::uint32_t i) { return i % 7 == 0; };
    EXPECT_EQ(search(tree, from, 5, every_seventh), oracle(points, from, 5, every_seventh));
  }
}

TEST(Nearest, pages_follow_each_other_without_gap_or_repeat) {
  auto const points = scattered(500, 9);
  auto const tree = NearestTree{points};
  auto const whole = oracle(points, kVervins, points.size(), kAll);
  auto paged = std::vector<Neighbour>{};
  auto after = NearestTree::kFromTheStart;
  for (auto page = search(tree, kVervins, 17, kAll, kNoLimit, after); !page.empty();
       page = search(tree, kVervins, 17, kAll, kNoLimit, after)) {
    paged.insert(paged.end(), page.begin(), page.end());
    after = page.back();
  }
  EXPECT_EQ(paged, whole);
}

TEST(Nearest, keeps_within_the_limit) {
  auto const points = std::vector{kVervins, kHirson};
  auto const tree = NearestTree{points};
  EXPECT_EQ(search(tree, kVervins, 10, kAll, chord_of_metres(10'000)).size(), 1);
  EXPECT_EQ(search(tree, kVervins, 10, kAll, chord_of_metres(20'000)).size(), 2);
}

TEST(Nearest, an_empty_tree_and_a_count_of_nothing_find_nothing) {
  EXPECT_TRUE(search(NearestTree{}, kVervins, 3, kAll).empty());
  EXPECT_TRUE(search(NearestTree{scattered(9, 1)}, kVervins, 0, kAll).empty());
}

}  // namespace
}  // namespace relais::geo

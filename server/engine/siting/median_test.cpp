#include "engine/siting/median.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/siting/random_problem.hpp"

namespace relais::siting {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;

constexpr auto kBest = Effort{.gap = 0};

// Places along a road, a person and a candidate at each; times are distances.
MedianProblem road(std::vector<std::uint32_t> const& places, std::uint32_t count, std::uint32_t limit) {
  auto problem = MedianProblem{};
  problem.limit = limit;
  problem.rules.count = count;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    problem.people.push_back(1);
    problem.candidates.push_back({.id = i});
    for (std::uint32_t point = 0; point < places.size(); ++point) {
      problem.times.entries.push_back(
          {point, places[i] > places[point] ? places[i] - places[point] : places[point] - places[i]});
    }
    problem.times.end_row();
  }
  return problem;
}

Plan plan_for(MedianProblem const& problem, Effort const& effort = kBest) {
  auto plan = spare_most_time(problem, effort);
  EXPECT_TRUE(plan);
  return plan ? *plan : Plan{};
}

TEST(Median, the_middle_of_a_road_is_best_for_all) {
  auto const plan = plan_for(road({0, 10, 30, 100, 110}, 1, 1'000));
  EXPECT_EQ(plan.before, 5'000);
  EXPECT_EQ(plan.openings, (std::vector<Opening>{{2, 5'000 - 30 - 20 - 70 - 80}}));
  EXPECT_EQ(plan.gap, 0);
}

TEST(Median, two_places_serve_two_ends) {
  auto const plan = plan_for(road({0, 10, 30, 100, 110}, 2, 1'000));
  EXPECT_EQ(plan.gain, 5'000 - 10 - 20 - 10);
  EXPECT_EQ(plan.bound, plan.gain);
}

TEST(Median, who_is_beyond_the_limit_counts_with_the_limit) {
  auto problem = road({0, 10, 500}, 1, 50);
  auto const plan = plan_for(problem);
  EXPECT_EQ(plan.before, 150);
  EXPECT_EQ(plan.openings, (std::vector<Opening>{{0, 90}}));
  problem.existing = {0, 10, 800};
  EXPECT_EQ(plan_for(problem).before, 60);
  EXPECT_EQ(plan_for(problem).openings, (std::vector<Opening>{{2, 50}}));
}

TEST(Median, a_tour_is_as_near_as_the_nearest_of_its_stops) {
  auto problem = road({0, 10, 500, 510}, 1, 1'000);
  problem.times = with_unions(std::move(problem.times), std::vector<std::vector<std::uint32_t>>{{0, 3}, {1, 1}});
  EXPECT_THAT(problem.times[4], ElementsAre(Timed{0, 0}, Timed{1, 10}, Timed{2, 10}, Timed{3, 0}));
  EXPECT_THAT(problem.times[5], ElementsAreArray(problem.times[1]));
  problem.candidates.push_back({.id = 4});
  problem.candidates.push_back({.id = 5});
  EXPECT_EQ(plan_for(problem).openings, (std::vector<Opening>{{4, 4'000 - 20}}));
}

TEST(Median, nothing_opens_where_nothing_is_spared) {
  auto problem = road({0, 10}, 2, 50);
  problem.existing = {0, 0};
  EXPECT_TRUE(plan_for(problem).openings.empty());
  EXPECT_TRUE(plan_for(road({}, 2, 50)).openings.empty());
  EXPECT_TRUE(plan_for(road({0, 10}, 0, 50)).openings.empty());
}

MedianProblem random_case(std::uint64_t seed) {
  auto random = Random{seed};
  auto const size = Size{20 + random.below(60), 6 + random.below(6), 0.2 + 0.5 * part_of_one(random)};
  auto problem = random_median(size, 1 + random.below(5), random);
  if (random.below(2) == 0) {
    for (std::uint32_t point = 0; point < size.points; ++point) {
      problem.existing.push_back(random.below(2'000));
    }
  }
  add_random_rules(problem.candidates, problem.rules, random);
  return problem;
}

TEST(Median, the_plan_is_the_best_of_all_choices_under_any_rules) {
  auto refused = 0;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    auto const problem = random_case(seed);
    auto const before = travel(problem, {});
    auto const best = best_of_all(problem.candidates, problem.rules,
                                  [&](auto const& open) { return before - travel(problem, open); });
    auto const plan = spare_most_time(problem, kBest);
    ASSERT_EQ(static_cast<bool>(plan), best.has_value()) << seed;
    if (!plan) {
      ++refused;
      continue;
    }
    EXPECT_EQ(plan->gain, *best) << seed;
    EXPECT_EQ(plan->bound, *best) << seed;
    EXPECT_EQ(plan->before, before) << seed;
    auto open = std::vector<std::uint32_t>{};
    auto spared = std::uint64_t{0};
    for (auto const& [candidate, gain] : plan->openings) {
      open.push_back(candidate);
      spared += gain;
      EXPECT_EQ(before - travel(problem, open), spared) << seed;
    }
    EXPECT_EQ(spared, plan->gain) << seed;
    EXPECT_TRUE(meets_rules(problem.candidates, problem.rules, open)) << seed;
  }
  EXPECT_GT(refused, 10);
  EXPECT_LT(refused, 100);
}

TEST(Median, the_same_problem_in_another_order_has_the_same_plan) {
  auto random = Random{12};
  auto const problem = random_median({600, 200, 0.3}, 15, random);
  auto const plan = plan_for(problem);
  for (int round = 0; round < 3; ++round) {
    auto const points = shuffled(600, random);
    auto const candidates = shuffled(200, random);
    auto other = MedianProblem{};
    other.limit = problem.limit;
    other.rules = problem.rules;
    other.people.resize(points.size());
    for (std::size_t point = 0; point < points.size(); ++point) {
      other.people[points[point]] = problem.people[point];
    }
    for (auto const candidate : candidates) {
      other.candidates.push_back(problem.candidates[candidate]);
      for (auto const& [point, time] : problem.times[candidate]) {
        other.times.entries.insert(other.times.entries.end(), 1 + random.below(2), {points[point], time});
      }
      other.times.end_row();
      shuffle_row(other.times, random);
    }
    auto same = plan_for(other);
    for (auto& opening : same.openings) {
      opening.candidate = candidates[opening.candidate];
    }
    EXPECT_EQ(same.openings, plan.openings);
    EXPECT_EQ(same.bound, plan.bound);
  }
}

}  // namespace
}  // namespace relais::siting

#include "engine/siting/covering.hpp"

#include <gtest/gtest.h>

#include "engine/siting/random_problem.hpp"

namespace relais::siting {
namespace {

constexpr auto kBest = Effort{.gap = 0};

// By candidate the points in its reach; one person at the first point, two at the second, four at the third ...
CoveringProblem covering(std::vector<std::vector<std::uint32_t>> const& reaches, std::uint32_t points,
                         std::uint32_t count) {
  auto problem = CoveringProblem{};
  for (std::uint32_t point = 0; point < points; ++point) {
    problem.people.push_back(1U << point);
  }
  for (std::uint32_t i = 0; i < reaches.size(); ++i) {
    problem.candidates.push_back({.id = i});
    problem.within.entries.insert(problem.within.entries.end(), reaches[i].begin(), reaches[i].end());
    problem.within.end_row();
  }
  problem.rules.count = count;
  return problem;
}

Plan plan_for(CoveringProblem const& problem, Effort const& effort = kBest) {
  auto plan = cover_most_people(problem, effort);
  EXPECT_TRUE(plan);
  return plan ? *plan : Plan{};
}

TEST(Covering, two_that_complete_each_other_are_better_than_the_largest_one) {
  auto const plan = plan_for(covering({{1, 2, 3}, {0, 1, 2}, {3, 4}}, 5, 2));
  EXPECT_EQ(plan.openings, (std::vector<Opening>{{2, 24}, {1, 7}}));
  EXPECT_EQ(plan.gain, 31);
  EXPECT_EQ(plan.bound, 31);
  EXPECT_EQ(plan.gap, 0);
}

TEST(Covering, who_is_covered_already_does_not_count_again) {
  auto problem = covering({{0, 1, 2}, {3}}, 4, 1);
  problem.existing = {0, 0, 1, 0};
  auto const plan = plan_for(problem);
  EXPECT_EQ(plan.before, 4);
  EXPECT_EQ(plan.openings, (std::vector<Opening>{{1, 8}}));
}

TEST(Covering, no_more_open_than_help_and_no_more_than_may) {
  EXPECT_EQ(plan_for(covering({{0, 1}, {0}, {1}}, 2, 3)).openings.size(), 1);
  EXPECT_TRUE(plan_for(covering({{0, 1}, {0}, {1}}, 2, 0)).openings.empty());
  EXPECT_TRUE(plan_for(covering({}, 3, 2)).openings.empty());
  EXPECT_TRUE(plan_for(covering({{}, {}}, 0, 2)).openings.empty());
}

TEST(Covering, of_equally_good_candidates_the_lowest_id_is_chosen_wherever_it_stands) {
  auto problem = covering({{0, 1}, {1, 0}, {0, 1}}, 2, 1);
  EXPECT_EQ(places_of(plan_for(problem)), std::vector<std::uint32_t>{0});
  problem.candidates[0].id = 7;
  EXPECT_EQ(places_of(plan_for(problem)), std::vector<std::uint32_t>{1});
}

TEST(Covering, a_tour_covers_what_any_of_its_stops_covers) {
  auto problem = covering({{0, 1}, {1, 2}, {3}}, 4, 1);
  auto const tours = std::vector<std::vector<std::uint32_t>>{{0, 1}};
  problem.within = with_unions(problem.within, tours);
  problem.candidates.push_back({.id = 3});
  EXPECT_EQ(problem.within.entries, (std::vector<std::uint32_t>{0, 1, 1, 2, 3, 0, 1, 2}));
  EXPECT_EQ(plan_for(problem).gain, 8);
  problem.candidates[2].standing = Standing::kForbidden;
  EXPECT_EQ(plan_for(problem).openings, (std::vector<Opening>{{3, 7}}));
}

// Point 0 has a counter within X, point 1 one within Y, point 2 none.
TEST(Covering, with_a_back_up_people_count_where_one_is_near_and_another_within_reach) {
  auto problem = covering({{1}, {2}, {2}}, 3, 3);
  problem.existing = {1, 0, 0};
  problem.backup.emplace();
  problem.backup->existing = {1, 1, 0};
  for (auto const& row : std::vector<std::vector<std::uint32_t>>{{1}, {0, 2}, {2}}) {
    problem.backup->within.entries.insert(problem.backup->within.entries.end(), row.begin(), row.end());
    problem.backup->within.end_row();
  }
  auto const plan = plan_for(problem);
  EXPECT_EQ(plan.before, 0);
  EXPECT_EQ(plan.gain, 7);
  problem.rules.count = 2;
  EXPECT_EQ(plan_for(problem).gain, 5);  // both of point 2; one of them is point 0's second
  problem.rules.count = 1;
  EXPECT_EQ(plan_for(problem).gain, 2);
}

TEST(Covering, a_forced_counter_takes_its_place_in_the_order_of_opening) {
  auto problem = covering({{0}, {1}, {2}}, 3, 2);
  problem.candidates[0].standing = Standing::kForced;
  EXPECT_EQ(plan_for(problem).openings, (std::vector<Opening>{{2, 4}, {0, 1}}));
  problem.candidates[2].standing = Standing::kForbidden;
  EXPECT_EQ(plan_for(problem).openings, (std::vector<Opening>{{1, 2}, {0, 1}}));
}

TEST(Covering, groups_areas_and_a_budget_hold_back) {
  auto problem = covering({{0}, {1}, {2}, {3}}, 4, 2);
  for (std::uint32_t i = 0; i < 4; ++i) {
    problem.candidates[i].group = i / 2;
    problem.candidates[i].area = i / 2;
    problem.candidates[i].cost = 1 + i;
  }
  EXPECT_EQ(plan_for(problem).gain, 12);
  problem.rules.at_most = {1, 1};
  EXPECT_EQ(plan_for(problem).gain, 10);
  problem.rules.at_most = {};
  problem.rules.at_least = {2};
  EXPECT_EQ(plan_for(problem).gain, 3);
  problem.rules.at_least = {};
  problem.rules.budget = 5;
  EXPECT_EQ(plan_for(problem).gain, 9);
}

// Any of the rules, or none.
CoveringProblem random_case(std::uint64_t seed) {
  auto random = Random{seed};
  auto const size = Size{20 + random.below(60), 6 + random.below(6), 0.1 + 0.3 * part_of_one(random)};
  auto problem = random_problem(size, 1 + random.below(5), random, random.below(3) == 0);
  if (random.below(2) == 0) {
    for (std::uint32_t point = 0; point < size.points; ++point) {
      problem.existing.push_back(random.below(5) == 0 ? 1 : 0);
    }
    if (problem.backup) {
      problem.backup->existing = problem.existing;
      problem.backup->existing[random.below(size.points)] = 2;
    }
  }
  add_random_rules(problem.candidates, problem.rules, random);
  return problem;
}

TEST(Covering, the_plan_is_the_best_of_all_choices_under_any_rules) {
  auto refused = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    auto const problem = random_case(seed);
    auto const before = people_who_count(problem, {});
    auto const best = best_of_all(problem.candidates, problem.rules,
                                  [&](auto const& open) { return people_who_count(problem, open) - before; });
    auto const plan = cover_most_people(problem, kBest);
    ASSERT_EQ(static_cast<bool>(plan), best.has_value()) << seed;
    if (!plan) {
      ++refused;
      continue;
    }
    EXPECT_EQ(plan->gain, *best) << seed;
    EXPECT_EQ(plan->bound, *best) << seed;
    auto const open = places_of(*plan);
    EXPECT_TRUE(meets_rules(problem.candidates, problem.rules, open)) << seed;
    EXPECT_EQ(people_who_count(problem, open) - before, plan->gain) << seed;
    EXPECT_EQ(plan->before, before) << seed;
  }
  EXPECT_GT(refused, 20);
  EXPECT_LT(refused, 150);
}

TEST(Covering, a_plan_that_is_good_enough_is_no_further_from_the_best_than_it_says) {
  auto is_short = 0;
  for (std::uint64_t seed = 400; seed < 410; ++seed) {
    auto random = Random{seed};
    auto const problem = random_problem({60, 12, 0.3}, 2 + random.below(4), random, true);
    auto const best = plan_for(problem);
    for (auto const gap : {0.15, 0.08, 0.04}) {
      auto const plan = plan_for(problem, {.gap = gap});
      EXPECT_LE(plan.gain, best.gain) << seed;
      EXPECT_GE(plan.bound, best.gain) << seed;
      EXPECT_LE(plan.gap, gap) << seed;
      is_short += plan.gain < best.gain ? 1 : 0;
    }
  }
  EXPECT_GT(is_short, 0);
}

TEST(Covering, gains_by_opening_are_those_over_the_openings_before) {
  for (std::uint64_t seed = 300; seed < 330; ++seed) {
    auto const problem = random_case(seed);
    auto const plan = cover_most_people(problem, kBest);
    if (!plan) {
      continue;
    }
    auto open = std::vector<std::uint32_t>{};
    auto people = plan->before;
    for (auto const& [candidate, gain] : plan->openings) {
      open.push_back(candidate);
      EXPECT_EQ(people_who_count(problem, open), people + gain) << seed;
      people += gain;
    }
    EXPECT_EQ(people, plan->before + plan->gain);
  }
}

// The same problem: candidates and points in another order, entries too, some of them twice.
CoveringProblem permuted(CoveringProblem const& problem, Random& random, std::vector<std::uint32_t>& candidates) {
  auto const points = shuffled(static_cast<std::uint32_t>(problem.people.size()), random);
  candidates = shuffled(static_cast<std::uint32_t>(problem.candidates.size()), random);
  auto other = CoveringProblem{};
  other.rules = problem.rules;
  other.people.resize(points.size());
  other.existing.resize(points.size());
  for (std::size_t point = 0; point < points.size(); ++point) {
    other.people[points[point]] = problem.people[point];
    other.existing[points[point]] = problem.existing.empty() ? 0 : problem.existing[point];
  }
  for (auto const candidate : candidates) {
    other.candidates.push_back(problem.candidates[candidate]);
    for (auto const point : problem.within[candidate]) {
      other.within.entries.insert(other.within.entries.end(), 1 + random.below(2), points[point]);
    }
    other.within.end_row();
    shuffle_row(other.within, random);
  }
  return other;
}

TEST(Covering, the_same_problem_in_another_order_has_the_same_plan) {
  auto random = Random{11};
  for (auto const gap : {0.0, 0.01}) {
    auto problem = random_problem({900, 300, 0.07}, 25, random);
    problem.rules.at_most = {9, 8, 5, 5};
    problem.rules.at_least = {9, 9};
    auto const plan = plan_for(problem, {.gap = gap});
    for (int round = 0; round < 3; ++round) {
      auto order = std::vector<std::uint32_t>{};
      auto other = plan_for(permuted(problem, random, order), {.gap = gap});
      for (auto& opening : other.openings) {
        opening.candidate = order[opening.candidate];
      }
      EXPECT_EQ(other.openings, plan.openings);
      EXPECT_EQ(other.bound, plan.bound);
    }
  }
}

TEST(Covering, stopped_at_any_moment_the_plan_meets_the_rules_and_the_bound_holds) {
  auto random = Random{5};
  auto problem = random_problem({1'500, 400, 0.08}, 20, random, true);
  problem.rules.at_least = {5, 5, 5};
  auto const effort = Effort{.gap = 0, .entries = 1'000'000'000};
  auto questions = 0;
  auto const whole = cover_most_people(problem, effort, [&](Progress const& progress) {
    EXPECT_LE(progress.gain, progress.bound);
    ++questions;
    return true;
  });
  ASSERT_TRUE(whole);
  EXPECT_FALSE(whole->is_stopped);
  ASSERT_GT(questions, 4);
  for (auto const allowed : {0, 1, questions / 2}) {
    auto asked = 0;
    auto const plan = cover_most_people(problem, effort, [&](Progress const&) { return asked++ < allowed; });
    ASSERT_TRUE(plan);
    EXPECT_EQ(asked, allowed + 1);
    EXPECT_TRUE(plan->is_stopped);
    EXPECT_TRUE(meets_rules(problem.candidates, problem.rules, places_of(*plan)));
    EXPECT_LE(plan->gain, whole->bound);
    EXPECT_GE(plan->bound, whole->gain);
    EXPECT_GE(plan->bound, whole->bound);
  }
}

TEST(Covering, effort_runs_out_the_same_way_each_time) {
  auto random = Random{6};
  auto const problem = random_problem({1'500, 400, 0.08}, 20, random, true);
  auto const effort = Effort{.gap = 0, .entries = 200'000'000};
  auto const plan = plan_for(problem, effort);
  auto const again = plan_for(problem, effort);
  EXPECT_GT(plan.gap, 0);
  EXPECT_EQ(plan.openings, again.openings);
  EXPECT_EQ(plan.bound, again.bound);
}

}  // namespace
}  // namespace relais::siting

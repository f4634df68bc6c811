#include "engine/siting/covering.hpp"

#include <optional>

#include <gtest/gtest.h>

#include "engine/siting/random_problem.hpp"

namespace relais::siting {
namespace {

// The most people beyond those who count already, by trying all choices; nothing if none meets the rules.
std::optional<std::uint64_t> best_of_all(CoveringProblem const& problem) {
  auto best = std::optional<std::uint64_t>{};
  for (std::uint32_t choice = 0; choice < 1U << problem.candidates.size(); ++choice) {
    auto open = std::vector<std::uint32_t>{};
    for (std::uint32_t candidate = 0; candidate < problem.candidates.size(); ++candidate) {
      if ((choice >> candidate & 1) == 1) {
        open.push_back(candidate);
      }
    }
    if (meets_rules(problem.candidates, problem.rules, open)) {
      best = std::max(best.value_or(0), people_who_count(problem, open) - people_who_count(problem, {}));
    }
  }
  return best;
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
  if (random.below(2) == 0) {
    problem.rules.at_most = {1 + random.below(2), 1, kNone};
  }
  if (random.below(2) == 0) {
    problem.rules.at_least = {random.below(2), random.below(3)};
  }
  if (random.below(3) == 0) {
    problem.rules.budget = 10 + random.below(50);
  }
  for (auto& candidate : problem.candidates) {
    auto const standing = random.below(12);
    candidate.standing = standing == 0 ? Standing::kForced : standing == 1 ? Standing::kForbidden : Standing::kFree;
  }
  return problem;
}

TEST(Covering, the_plan_is_the_best_of_all_choices_under_any_rules) {
  auto refused = 0;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    auto const problem = random_case(seed);
    auto const best = best_of_all(problem);
    auto const plan = cover_most_people(problem, {.gap = 0});
    ASSERT_EQ(static_cast<bool>(plan), best.has_value()) << seed;
    if (!plan) {
      ++refused;
      continue;
    }
    EXPECT_EQ(plan->gain, *best) << seed;
    EXPECT_EQ(plan->bound, *best) << seed;
    auto const open = places_of(*plan);
    EXPECT_TRUE(meets_rules(problem.candidates, problem.rules, open)) << seed;
    EXPECT_EQ(people_who_count(problem, open) - people_who_count(problem, {}), plan->gain) << seed;
    EXPECT_EQ(plan->before, people_who_count(problem, {})) << seed;
  }
  EXPECT_GT(refused, 20);
  EXPECT_LT(refused, 200);
}

}  // namespace
}  // namespace relais::siting

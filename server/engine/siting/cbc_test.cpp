// Plans beside those of a general solver, which knows nothing of how ours are made.
#include <gtest/gtest.h>

#include "engine/siting/cbc_for_tests.hpp"
#include "engine/siting/random_problem.hpp"

namespace relais::siting {
namespace {

struct Case {
  char const* name;
  Size size;
  std::uint32_t count;
  bool has_backup = false;
  bool has_rules = false;
  bool has_budget = false;
};

class BesideCbc : public testing::TestWithParam<Case> {
 protected:
  void SetUp() override {
    if (!has_cbc()) {
      GTEST_SKIP() << "cbc is not there (Debian package coinor-cbc)";
    }
  }
  void TearDown() override {
    std::filesystem::remove(path_);
    std::filesystem::remove(path_ + ".log");
  }

  std::string path_ = testing::TempDir() + "siting_" + GetParam().name + ".lp";
};

CoveringProblem problem_of(Case const& wanted) {
  auto random = Random{7};
  auto problem = random_problem(wanted.size, wanted.count, random, wanted.has_backup);
  if (wanted.has_rules) {
    problem.rules.at_most = {kNone, wanted.count / 4, wanted.count / 6, 2};
    problem.rules.at_least = {wanted.count / 3, wanted.count / 3, 1};
    problem.candidates[3].standing = Standing::kForced;
    problem.candidates[4].standing = Standing::kForbidden;
    problem.existing.resize(problem.people.size());
    for (auto& existing : problem.existing) {
      existing = random.below(4) == 0 ? 1 : 0;
    }
  }
  if (wanted.has_budget) {
    problem.rules.budget = wanted.count * 6;
  }
  return problem;
}

TEST_P(BesideCbc, the_plan_is_never_above_its_bound_nor_its_plan_above_ours) {
  auto const problem = problem_of(GetParam());
  write_program(problem, path_);
  auto const cbc = ask_cbc(path_, 20);
  ASSERT_TRUE(cbc.value && cbc.relaxation);
  auto const plan = cover_most_people(problem, {.gap = 0, .entries = 500'000'000});
  ASSERT_TRUE(plan);
  auto const before = people_who_count(problem, {});
  auto const open = places_of(*plan);
  EXPECT_TRUE(meets_rules(problem.candidates, problem.rules, open));
  EXPECT_EQ(people_who_count(problem, open), before + plan->gain);
  EXPECT_LE(static_cast<double>(before + plan->gain), *cbc.relaxation + 1);
  EXPECT_LE(*cbc.value, static_cast<double>(before + plan->bound) + 0.5);
  if (cbc.is_optimal) {
    EXPECT_LE(static_cast<double>(before + plan->gain), *cbc.value + 0.5);
    // What cannot be closed here is the twice-covered kind.
    EXPECT_LE(plan->gap, GetParam().has_backup ? 0.03 : 0.0005);
  }
  RecordProperty("plan", std::to_string(before + plan->gain));
  RecordProperty("bound", std::to_string(before + plan->bound));
  printf("ours %lu..%lu cbc %.1f (lp %.1f) %s %.2f s\n", before + plan->gain, before + plan->bound, *cbc.value,
         *cbc.relaxation, cbc.is_optimal ? "optimal" : "stopped", cbc.seconds);
}

INSTANTIATE_TEST_SUITE_P(Instances, BesideCbc,
                         testing::Values(Case{"small", {300, 150, 0.12}, 8},                            //
                                         Case{"many_points", {4'900, 300, 0.06}, 30},                   //
                                         Case{"many_candidates", {1'500, 1'500, 0.04}, 60},             //
                                         Case{"rules", {2'000, 400, 0.07}, 24, false, true},            //
                                         Case{"budget", {2'000, 400, 0.07}, 24, false, false, true},    //
                                         Case{"all_rules", {1'500, 300, 0.08}, 24, false, true, true},  //
                                         Case{"backup", {400, 120, 0.12}, 12, true},                    //
                                         Case{"backup_rules", {400, 120, 0.12}, 18, true, true}),
                         [](auto const& tested) { return std::string{tested.param.name}; });

}  // namespace
}  // namespace relais::siting

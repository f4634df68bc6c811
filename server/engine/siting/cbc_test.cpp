// Plans beside those of a general solver, which knows nothing of how ours are made.
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "engine/siting/cbc_for_tests.hpp"
#include "engine/siting/random_problem.hpp"

namespace relais::siting {
namespace {

constexpr int kSeconds = 120;   // for CBC: more than it takes on a machine that is busy
constexpr int kFewSeconds = 3;  // where it would take minutes: it ends with what it has

template <class Case>
class WithCbc : public testing::TestWithParam<Case> {
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

  std::string path_ = testing::TempDir() + "siting_" + this->GetParam().name + ".lp";
};

struct CoveringCase {
  char const* name;
  Size size;
  std::uint32_t count;
  bool has_backup = false;
  bool has_rules = false;
  bool has_budget = false;
};

CoveringProblem problem_of(CoveringCase const& wanted) {
  auto random = Random{7};
  auto problem = random_problem(wanted.size, wanted.count, random, wanted.has_backup);
  if (wanted.has_rules) {
    problem.rules.at_most = {kNone, wanted.count / 4, wanted.count / 6, 2};
    problem.rules.at_least = {wanted.count / 3, wanted.count / 3, 1};
    problem.candidates[3].standing = Standing::kForced;
    problem.candidates[4].standing = Standing::kForbidden;
    for (std::size_t point = 0; point < problem.people.size(); ++point) {
      problem.existing.push_back(random.below(4) == 0 ? 1 : 0);
    }
  }
  if (wanted.has_budget) {
    problem.rules.budget = wanted.count * 6;
  }
  return problem;
}

class CoveringBesideCbc : public WithCbc<CoveringCase> {};

// With a back-up the relaxation is weak: bounds close slowly for both.
TEST_P(CoveringBesideCbc, no_plan_is_above_the_others_bound) {
  auto const problem = problem_of(GetParam());
  write_program(problem, path_);
  auto const cbc = ask_cbc(path_, GetParam().has_backup ? kFewSeconds : kSeconds);
  ASSERT_TRUE(cbc.value && cbc.relaxation);
  auto const plan = cover_most_people(problem, {.gap = 0, .entries = 500'000'000});
  ASSERT_TRUE(plan);
  auto const before = people_who_count(problem, {});
  auto const open = places_of(*plan);
  EXPECT_TRUE(meets_rules(problem.candidates, problem.rules, open));
  EXPECT_EQ(people_who_count(problem, open), before + plan->gain);
  EXPECT_LE(static_cast<double>(before + plan->gain), *cbc.relaxation + 0.5);
  EXPECT_LE(*cbc.value, static_cast<double>(before + plan->bound) + 0.5);
  if (cbc.is_optimal) {
    EXPECT_LE(static_cast<double>(before + plan->gain), *cbc.value + 0.5);
  }
  if (!GetParam().has_backup) {
    EXPECT_TRUE(cbc.is_optimal);
    EXPECT_EQ(plan->gap, 0);
  }
}

INSTANTIATE_TEST_SUITE_P(Instances, CoveringBesideCbc,
                         testing::Values(CoveringCase{"small", {300, 150, 0.12}, 8},                            //
                                         CoveringCase{"many_points", {4'900, 300, 0.06}, 30},                   //
                                         CoveringCase{"many_candidates", {1'500, 1'500, 0.04}, 60},             //
                                         CoveringCase{"rules", {2'000, 400, 0.07}, 24, false, true},            //
                                         CoveringCase{"budget", {2'000, 400, 0.07}, 24, false, false, true},    //
                                         CoveringCase{"all_rules", {1'500, 300, 0.08}, 24, false, true, true},  //
                                         CoveringCase{"backup", {300, 80, 0.15}, 8, true},                      //
                                         CoveringCase{"backup_rules", {300, 80, 0.15}, 18, true, true}),
                         [](auto const& tested) { return std::string{tested.param.name}; });

struct MedianCase {
  char const* name;
  Size size;
  std::uint32_t count;
};

class MedianBesideCbc : public WithCbc<MedianCase> {};

TEST_P(MedianBesideCbc, no_plan_is_below_the_others_bound) {
  auto random = Random{8};
  auto const problem = random_median(GetParam().size, GetParam().count, random);
  write_program(problem, path_);
  auto const cbc = ask_cbc(path_, kSeconds);
  ASSERT_TRUE(cbc.value && cbc.relaxation);
  auto const plan = spare_most_time(problem, {.gap = 0, .entries = 500'000'000});
  ASSERT_TRUE(plan);
  EXPECT_EQ(travel(problem, places_of(*plan)), plan->before - plan->gain);
  EXPECT_GE(static_cast<double>(plan->before - plan->gain), *cbc.relaxation - 0.5);
  EXPECT_GE(*cbc.value, static_cast<double>(plan->before - plan->bound) - 0.5);
  EXPECT_TRUE(cbc.is_optimal);
  EXPECT_EQ(plan->gap, 0);
}

INSTANTIATE_TEST_SUITE_P(Instances, MedianBesideCbc,
                         testing::Values(MedianCase{"few", {150, 60, 0.5}, 6},  //
                                         MedianCase{"many", {300, 100, 0.2}, 20}),
                         [](auto const& tested) { return std::string{tested.param.name}; });

}  // namespace
}  // namespace relais::siting

#include "engine/siting/rules.hpp"

#include <gtest/gtest.h>

namespace relais::siting {
namespace {

constexpr auto kForced = Standing::kForced;
constexpr auto kForbidden = Standing::kForbidden;

struct Refusal {
  char const* name;
  std::vector<Candidate> candidates;
  Rules rules;
  char const* field;
  char const* code;
};

class Refused : public testing::TestWithParam<Refusal> {};

TEST_P(Refused, by_a_code_that_says_why_and_a_field_that_says_which) {
  auto const checked = check(GetParam().candidates, GetParam().rules);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.problem(), invalid(GetParam().field, GetParam().code));
}

Candidate at(std::uint32_t group, std::uint32_t area, std::uint32_t cost = 1, Standing standing = Standing::kFree) {
  return {.id = 0, .group = group, .area = area, .cost = cost, .standing = standing};
}

INSTANTIATE_TEST_SUITE_P(Rules, Refused,
                         testing::Values(Refusal{"forced_count",
                                                 {at(0, 0, 1, kForced), at(1, 0, 1, kForced)},
                                                 {.count = 1},
                                                 "count",
                                                 "siting.forced_beyond_count"},
                                         Refusal{"forced_group",
                                                 {at(1, 0, 1, kForced), at(1, 0, 1, kForced), at(0, 0)},
                                                 {.count = 3, .at_most = {1, 1}},
                                                 "groups/1",
                                                 "siting.forced_beyond_group"},
                                         Refusal{"forced_budget",
                                                 {at(0, 0, 6, kForced), at(1, 0, 5, kForced)},
                                                 {.count = 2, .budget = 10},
                                                 "budget",
                                                 "siting.forced_beyond_budget"},
                                         Refusal{"area",
                                                 {at(0, 0), at(0, 2), at(0, 2, 1, kForbidden)},
                                                 {.count = 9, .at_least = {1, 0, 2}},
                                                 "areas/2",
                                                 "siting.area_too_small"},
                                         Refusal{"areas_count",
                                                 {at(0, 0), at(1, 1), at(2, 2)},
                                                 {.count = 2, .at_least = {1, 1, 1}},
                                                 "count",
                                                 "siting.areas_beyond_count"},
                                         Refusal{"area_groups",
                                                 {at(0, 0), at(0, 1), at(1, 0)},
                                                 {.count = 3, .at_most = {1, 0}, .at_least = {1, 1}},
                                                 "areas/1",
                                                 "siting.area_beyond_groups"},
                                         Refusal{"areas_budget",
                                                 {at(0, 0, 4), at(1, 1, 5), at(1, 1, 9)},
                                                 {.count = 2, .at_least = {1, 1}, .budget = 8},
                                                 "budget",
                                                 "siting.areas_beyond_budget"}),
                         [](auto const& tested) { return std::string{tested.param.name}; });

// Area 0 can have candidate 0 or 1, area 1 only candidate 2, which is of the same group as 1.
TEST(Rules, an_area_gives_way_to_another_where_a_group_is_full) {
  auto const candidates = std::vector{at(0, 0, 9), at(1, 0, 1), at(1, 1, 1)};
  EXPECT_TRUE(check(candidates, {.count = 2, .at_most = {1, 1}, .at_least = {1, 1}}));
  EXPECT_TRUE(check(candidates, {.count = 2, .at_most = {1, 1}, .at_least = {1, 1}, .budget = 10}));
  EXPECT_EQ(check(candidates, {.count = 2, .at_most = {1, 1}, .at_least = {1, 1}, .budget = 9}).problem().code,
            "siting.areas_beyond_budget");
}

TEST(Rules, what_would_leave_an_area_without_any_may_not_open) {
  auto choice = Choice{{at(0, 0), at(1, 0), at(1, 1)}, {.count = 2, .at_most = {1, 1}, .at_least = {1, 1}}};
  EXPECT_TRUE(choice.may_open(0));
  EXPECT_FALSE(choice.may_open(1));
  EXPECT_TRUE(choice.may_open(2));
  EXPECT_TRUE(choice.is_wanted(1));
  choice.open(2);
  EXPECT_FALSE(choice.is_wanted(2));
  EXPECT_FALSE(choice.is_complete());
  choice.open(0);
  EXPECT_TRUE(choice.is_complete());
  EXPECT_TRUE(choice.is_full());
  choice.close(0);
  EXPECT_FALSE(choice.is_complete());
}

TEST(Rules, who_has_no_group_and_no_area_is_not_limited) {
  auto const candidates = std::vector{at(kNone, kNone), at(kNone, kNone), at(7, 7)};
  EXPECT_TRUE(check(candidates, {.count = 3, .at_most = {0}, .at_least = {0}}));
  auto choice = Choice{candidates, {.count = 3, .at_most = {0}, .at_least = {0}}};
  choice.open(0);
  choice.open(1);
  EXPECT_TRUE(choice.may_open(2));
}

}  // namespace
}  // namespace relais::siting

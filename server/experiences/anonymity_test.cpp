#include "experiences/anonymity.hpp"

#include <map>
#include <random>
#include <set>
#include <tuple>

#include <gmock/gmock.h>

namespace relais::experiences {
namespace {

using testing::Each;

constexpr auto kHidden = TraitDetail::kHidden;
constexpr auto kMonth = TraitDetail::kMonthDepartment;
constexpr auto kQuarter = TraitDetail::kQuarterDepartment;
constexpr auto kRegion = TraitDetail::kQuarterRegion;

constexpr std::int32_t month(std::int32_t year, std::int32_t number) {
  return year * 12 + number - 1;
}
constexpr auto kLater = month(2027, 6);

void add(std::vector<StoryTraits>& all, std::size_t count, StoryTraits const& story) {
  all.insert(all.end(), count, story);
}

// What a reader of the file sees of a story.
using Told = std::tuple<TraitDetail, std::int32_t, std::int32_t, std::int32_t>;
Told told(StoryTraits const& story, TraitDetail detail) {
  auto const is_month = detail == kMonth;
  auto const is_region = detail == kRegion;
  return detail == kHidden ? Told{}
                           : Told{detail, is_month ? story.month : story.month / 3,
                                  is_region ? story.region : story.department, story.others};
}

TEST(Anonymity, five_alike_keep_month_and_department) {
  std::vector<StoryTraits> stories;
  add(stories, 5, {month(2026, 11), 8, 44, 1});
  EXPECT_THAT(trait_details(stories, month(2026, 11)), Each(kMonth));
  stories.pop_back();
  EXPECT_THAT(trait_details(stories, month(2026, 11)), Each(kHidden));
  EXPECT_TRUE(trait_details({}, kLater).empty());
}

TEST(Anonymity, widens_the_month_then_the_department_then_hides) {
  std::vector<StoryTraits> stories;
  add(stories, 3, {month(2026, 1), 8, 44, 1});
  add(stories, 2, {month(2026, 3), 8, 44, 1});
  EXPECT_THAT(trait_details(stories, kLater), Each(kQuarter));

  stories.clear();
  add(stories, 3, {month(2026, 1), 8, 44, 1});
  add(stories, 2, {month(2026, 3), 51, 44, 1});
  EXPECT_THAT(trait_details(stories, kLater), Each(kRegion));

  stories.clear();
  add(stories, 3, {month(2026, 3), 8, 44, 1});
  add(stories, 2, {month(2026, 4), 8, 44, 1});
  EXPECT_THAT(trait_details(stories, kLater), Each(kHidden)) << "another quarter";

  stories.clear();
  add(stories, 3, {month(2026, 3), 8, 44, 1});
  add(stories, 2, {month(2026, 3), 8, 44, 2});
  EXPECT_THAT(trait_details(stories, kLater), Each(kHidden)) << "another service or way";
}

TEST(Anonymity, what_stands_more_closely_makes_no_class_of_the_rest) {
  std::vector<StoryTraits> stories;
  add(stories, 9, {month(2026, 1), 8, 44, 1});
  add(stories, 4, {month(2026, 2), 8, 44, 1});
  auto const details = trait_details(stories, kLater);
  EXPECT_EQ(details.front(), kMonth);
  EXPECT_EQ(details.back(), kHidden) << "else a reader would know that it is of none but February";
}

TEST(Anonymity, nothing_is_widened_before_its_quarter_is_over) {
  std::vector<StoryTraits> stories;
  add(stories, 3, {month(2026, 10), 8, 44, 1});
  add(stories, 3, {month(2026, 11), 8, 44, 1});
  EXPECT_THAT(trait_details(stories, month(2026, 12)), Each(kHidden));
  EXPECT_THAT(trait_details(stories, month(2027, 1)), Each(kQuarter));
}

TEST(Anonymity, one_that_is_taken_away_moves_no_other) {
  std::vector<StoryTraits> stories;
  add(stories, 5, {month(2026, 1), 8, 44, 1});
  add(stories, 1, {month(2026, 2), 8, 44, 1});
  auto const before = trait_details(stories, kLater);
  stories.front().is_shown = false;
  auto const after = trait_details(stories, kLater);
  EXPECT_EQ(before.front(), kMonth);
  EXPECT_THAT(after, Each(kHidden)) << "four are left, and they do not join the one of February";
}

// Stories as they come, some of them taken away; at each step somebody takes the file, and keeps all of them.
class AnonymityAttack : public testing::TestWithParam<unsigned> {
 protected:
  std::vector<StoryTraits> made() {
    auto random = std::mt19937{GetParam()};
    auto const one_of = [&](int count) { return static_cast<std::int32_t>(random() % static_cast<unsigned>(count)); };
    std::vector<StoryTraits> stories;
    for (auto at = month(2026, 1); at <= month(2026, 8); ++at) {
      for (auto count = 10 + one_of(20); count > 0; --count) {
        auto const department = one_of(6);
        stories.push_back({at, department, department / 3, one_of(2)});
      }
    }
    return stories;
  }
};
INSTANTIATE_TEST_SUITE_P(Seeds, AnonymityAttack, testing::Range(1U, 31U));

TEST_P(AnonymityAttack, nothing_that_is_told_is_told_of_fewer_than_five) {
  auto stories = made();
  auto random = std::mt19937{GetParam() + 100};
  auto kinds = std::set<TraitDetail>{};
  for (auto& story : stories) {
    story.is_shown = random() % 8 != 0;
  }
  auto const details = trait_details(stories, kLater);
  std::map<Told, std::size_t> classes;
  for (std::size_t i = 0; i < stories.size(); ++i) {
    kinds.insert(details[i]);
    if (stories[i].is_shown && details[i] != kHidden) {
      ++classes[told(stories[i], details[i])];
    }
  }
  for (auto const& [seen, count] : classes) {
    EXPECT_GE(count, kFewestAlike);
  }
  EXPECT_GE(kinds.size(), 2U) << "the stories try more than one detail";
}

TEST_P(AnonymityAttack, files_taken_after_each_story_say_no_more_together_than_the_last) {
  auto const stories = made();
  std::vector<TraitDetail> before;
  for (std::size_t count = 1; count <= stories.size(); ++count) {
    auto const known = std::span{stories}.first(count);
    auto const now = trait_details(known, known.back().month);
    for (std::size_t i = 0; i < before.size(); ++i) {
      // What was told once is told again, word for word: nothing can be subtracted from anything.
      EXPECT_TRUE(before[i] == kHidden || now[i] == before[i]) << i << " after " << count;
    }
    before = now;
  }
}

TEST_P(AnonymityAttack, stories_taken_away_one_by_one_tell_nothing_of_those_that_stay) {
  auto stories = made();
  auto before = trait_details(stories, kLater);
  for (auto& story : stories) {
    story.is_shown = false;
    auto const now = trait_details(stories, kLater);
    for (std::size_t i = 0; i < stories.size(); ++i) {
      EXPECT_TRUE(now[i] == before[i] || now[i] == kHidden);
    }
    before = now;
  }
}

}  // namespace
}  // namespace relais::experiences

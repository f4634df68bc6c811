#include "commands/demo_story_plan.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <gtest/gtest.h>

namespace relais::commands {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

std::vector<PlannedStory> plan(Date today) {
  return plan_stories(story_material(), told_causes(), today);
}

Date date(int year, unsigned month, unsigned day) {
  return Date{std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)};
}

TEST(DemoStoryPlan, the_same_day_gives_the_same_and_another_day_moves_all) {
  auto const one = plan(date(2026, 11, 27));
  auto const same = plan(date(2026, 11, 27));
  auto const later = plan(date(2027, 2, 3));
  ASSERT_EQ(one.size(), same.size());
  ASSERT_EQ(one.size(), later.size());
  auto const moved = sys_days{date(2027, 2, 3)} - sys_days{date(2026, 11, 27)};
  for (std::size_t i = 0; i < one.size(); ++i) {
    EXPECT_EQ(one[i].name, same[i].name);
    EXPECT_EQ(one[i].told.text, same[i].told.text);
    EXPECT_EQ(one[i].told_at, same[i].told_at);
    EXPECT_EQ(one[i].name, later[i].name);
    EXPECT_EQ(one[i].told_at + moved, later[i].told_at);
  }
}

TEST(DemoStoryPlan, whatever_the_day_all_lies_before_it_and_in_order) {
  for (auto day = sys_days{date(2026, 1, 1)}; day < sys_days{date(2027, 1, 1)}; day += days{13}) {
    auto last = std::optional<Instant>{};
    for (auto const& story : plan(Date{day})) {
      EXPECT_LT(story.told_at, day) << story.name;
      if (!story.published_at) {
        continue;
      }
      EXPECT_GT(*story.published_at, story.told_at) << story.name;
      EXPECT_LT(*story.published_at, day) << story.name;
      EXPECT_GE(*story.published_at, last.value_or(*story.published_at)) << story.name;
      last = story.published_at;
      if (story.answer) {
        EXPECT_GT(story.answer->at, story.sent_on_at.value_or(*story.published_at)) << story.name;
        EXPECT_LT(story.answer->at, day) << story.name;
      }
      if (story.verdict) {
        EXPECT_GT(story.verdict->at, story.answer.value().at) << story.name;
        EXPECT_LT(story.verdict->at, day) << story.name;
      }
    }
  }
}

TEST(DemoStoryPlan, no_body_answers_the_same_twice_in_a_row) {
  for (auto day = sys_days{date(2026, 1, 1)}; day < sys_days{date(2027, 1, 1)}; day += days{13}) {
    std::map<std::pair<std::string, std::string>, std::map<Instant, std::string>> answers;
    for (auto const& story : plan(Date{day})) {
      if (story.answer) {
        auto const place = story.told.territory.substr(0, 2);
        answers[{story.told.services.front().code.text, place}][story.answer->at] = story.answer->what.text;
      }
    }
    for (auto const& [body, texts] : answers) {
      std::string before;
      for (auto const& [at, text] : texts) {
        EXPECT_FALSE(experiences::is_unedited(text, before)) << body.first << " " << body.second << ": " << text;
        before = text;
      }
    }
  }
}

TEST(DemoStoryPlan, each_text_of_a_cause_is_told_once_and_of_a_service_that_its_cause_names) {
  auto const material = story_material();
  auto told = std::set<std::string>{};
  for (auto const& story : plan(date(2026, 11, 27))) {
    EXPECT_TRUE(told.insert(story.told.id).second) << story.name;
    auto const cause = std::ranges::find(material.causes, story.cause, &GeneratedCause::cause);
    if (cause != material.causes.end()) {
      EXPECT_EQ(1,
                std::ranges::count(cause->services, story.told.services.front().code.text, &CauseService::service) > 0)
          << story.name;
    }
  }
  for (auto const& cause : material.causes) {
    EXPECT_EQ(cause.stories, std::ranges::count(plan(date(2026, 11, 27)), cause.cause, &PlannedStory::cause))
        << cause.cause;
  }
}

TEST(DemoStoryPlan, a_text_that_names_a_body_is_about_it) {
  auto const material = story_material();
  auto const telephone = std::ranges::find(material.causes, "phone_line_unreachable", &GeneratedCause::cause);
  ASSERT_NE(telephone, material.causes.end());
  auto one = StoryMaterial{material};
  one.causes = {*telephone};
  one.causes.front().stories = 2;
  auto const stories = plan_stories(
      one,
      {{telephone->cause, "Les impôts ne répondent pas."}, {telephone->cause, "France Travail : toujours occupé."}},
      date(2026, 11, 27));
  auto const service_of = [&](std::string const& name) {
    return std::ranges::find(stories, name, &PlannedStory::name)->told.services.front().code.text;
  };
  EXPECT_EQ("dgfip", service_of("phone_line_unreachable 0"));
  EXPECT_EQ("france_travail", service_of("phone_line_unreachable 1"));
}

}  // namespace
}  // namespace relais::commands

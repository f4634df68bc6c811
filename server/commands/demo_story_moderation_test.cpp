#include "commands/demo_story_moderation.hpp"

#include <gtest/gtest.h>

namespace relais::commands {
namespace {

using experiences::DecisionKind;

constexpr auto kToday = Date{std::chrono::year{2026} / 11 / 27};
auto const kMidnight = Instant{std::chrono::sys_days{kToday}};

// Each after the one before, and before today.
void expect_in_order(std::vector<experiences::DecisionRow> const& decisions, Instant told_at) {
  for (auto const& decision : decisions) {
    EXPECT_GT(decision.decided_at, told_at) << decision.id;
    EXPECT_LT(decision.decided_at, kMidnight) << decision.id;
    told_at = decision.decided_at;
  }
}

experiences::ExperienceRow published(std::string id) {
  experiences::ExperienceRow row;
  row.id = experiences::ExperienceId{std::move(id)};
  row.told_at = kMidnight - std::chrono::days{40};
  row.published_at = row.told_at + std::chrono::hours{20};
  return row;
}

TEST(DemoStoryModeration, a_published_story_ends_with_the_decision_that_publishes_it) {
  auto const material = story_material();
  std::map<FirstReading, int> readings;
  for (std::size_t number = 0; number < 430; ++number) {
    auto const row = published(std::to_string(number));
    auto const reading = first_reading(number);
    auto const decisions = decisions_on(material.moderation, number, row);
    expect_in_order(decisions, row.told_at);
    ++readings[reading];
    EXPECT_EQ(decisions.back().decided_at, *row.published_at);
    EXPECT_EQ(decisions.back().kind, reading == FirstReading::kMasked ? DecisionKind::kMask : DecisionKind::kAccept);
    EXPECT_EQ(text_as_read(material.moderation, number, "").find("[[") != std::string::npos,
              reading == FirstReading::kMasked);
    if (reading == FirstReading::kRefused) {
      ASSERT_EQ(decisions.size(), 3U);
      EXPECT_TRUE(decisions[0].reason);
      EXPECT_NE(decisions[0].decided_by, decisions[2].decided_by) << "the appeal is another reader's";
    }
  }
  for (auto const reading : {FirstReading::kMasked, FirstReading::kAsked, FirstReading::kRefused}) {
    EXPECT_GE(readings[reading], 12);
  }
}

TEST(DemoStoryModeration, what_is_refused_says_the_rule_and_what_is_taken_away_was_reported) {
  auto const material = story_material();
  std::map<std::string, int> years;
  for (auto const& refused : plan_refused(material, kToday)) {
    experiences::ExperienceRow row;
    row.id = experiences::ExperienceId{refused.story.told.id};
    row.told_at = refused.story.told_at;
    auto const decisions = decisions_on(refused, row);
    expect_in_order(decisions, row.told_at);
    EXPECT_EQ(decisions.back().kind, DecisionKind::kReject);
    EXPECT_EQ(decisions.back().decided_at, refused.ended_at);
    if (refused.story.published_at) {
      auto const report = report_of(refused, row);
      EXPECT_GT(report.told_at, *refused.story.published_at);
      EXPECT_EQ(report.decided_at, refused.ended_at);
      EXPECT_FALSE(decisions.back().reason) << "it counts among the reports";
    } else {
      EXPECT_TRUE(decisions.back().reason);
    }
    ++years[TextForm<Instant>::write(row.told_at).substr(0, 4)];
  }
  EXPECT_GE(years["2025"], 20);
  EXPECT_GE(years["2026"], 20);
}

}  // namespace
}  // namespace relais::commands

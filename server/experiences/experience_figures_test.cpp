#include "experiences/experience_figures.hpp"

#include <random>

#include <gtest/gtest.h>

#include "experiences/experience_figures_selection.hpp"

namespace relais::experiences {
namespace {

Date day(int year, unsigned month, unsigned day_of_month) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day_of_month};
}

Date later(Date from, int by) {
  return Date{std::chrono::sys_days{from} + std::chrono::days{by}};
}

Month month(int year, unsigned number) {
  return std::chrono::year{year} / std::chrono::month{number};
}

struct Told {
  CountedStory story;
  std::string service = "caf";
  std::string department = "08";
  std::string used = "online";
  std::string channel = "web";
  std::string help = "alone";
  std::vector<ServiceAnswerKind> answers = {};
};

StoryCounts published(std::vector<Told> const& all, Date as_of) {
  StoryTallies tallies(kBreakdowns, BreakdownTally{as_of});
  for (auto const& told : all) {
    auto const values = std::array{told.service, told.department, told.used, told.channel, told.help};
    for (std::size_t i = 0; i < kBreakdowns; ++i) {
      tallies[i].add(values[i], told.story);
      for (auto const kind : told.answers) {
        tallies[i].add(values[i], CountedAnswer{told.story.published_on, kind, told.story.feeling});
      }
    }
  }
  return {tallies, as_of};
}

Surroundings around() {
  Surroundings all;
  all.main_network = [] { return NetworkId{"fr"}; };
  all.place_name = [](std::string const& code) { return "Department " + code; };
  all.departments = [](std::string const& code) -> std::optional<std::vector<std::string>> {
    if (code == "grand-est") {
      return std::vector<std::string>{"08", "51"};
    }
    return std::vector<std::string>{code};
  };
  return all;
}

Result<ExperienceFigures> asked(StoryCounts const& stories, ExperienceFiguresQuery const& query) {
  auto const places = around();
  auto const service = [](std::string code, std::optional<ServiceCode> theme, std::string name) {
    Service one;
    one.network_id = NetworkId{"fr"};
    one.code = ServiceCode{std::move(code)};
    one.parent_code = std::move(theme);
    one.name_fr = std::move(name);
    return one;
  };
  auto const family = ServiceCode{"family"};
  auto const services = ServiceTree{
      {service("family", {}, "Famille"), service("caf", family, "CAF"), service("cpam", family, "Assurance maladie")}};
  auto const visits = VisitsByDepartment{[](NetworkId const&, Month, Month) {
    return RecordedVisits{month(2026, 4), {{"", 40'000}, {"08", 20'000}}};
  }};
  return figures_of(stories, query, {places, services, visits, Language::kFr});
}

// 100 published in May 2026, 75 of them answered: 30 after 5 days, 20 after 12, 15 after 25, 10 after 50.
std::vector<Told> hundred() {
  std::vector<Told> all;
  for (int i = 0; i < 100; ++i) {
    auto const waited = i < 30 ? 5 : i < 50 ? 12 : i < 65 ? 25 : 50;
    Told told;
    told.story.published_on = day(2026, 5, 4);
    if (i < 75) {
      told.story.answered_on = later(told.story.published_on, waited);
    }
    told.story.feeling = i % 2 == 0 ? Feeling::kNegative : Feeling::kPositive;
    all.push_back(told);
  }
  return all;
}

template <class Line>
StoryRate const& within(Line const& line, int days) {
  return std::ranges::find(line.answered, days, &AnsweredWithin::days)->rate;
}

TEST(ExperienceFigures, three_in_four_answered) {
  auto const figures = asked(published(hundred(), day(2026, 11, 27)), {});
  ASSERT_TRUE(figures);
  auto const& total = figures->total;
  EXPECT_EQ(total.stories, 100);
  EXPECT_EQ(within(total, 7).count, 30);
  EXPECT_EQ(within(total, 15).count, 50);
  EXPECT_EQ(within(total, 30).count, 65);
  EXPECT_EQ(within(total, 60).count, 75);
  EXPECT_EQ(within(total, 60).of, 100);
  EXPECT_EQ(within(total, 60).share, 0.75);
  EXPECT_NEAR(within(total, 60).interval->low, 0.6570, 0.0001);  // Wilson, worked out by hand
  EXPECT_NEAR(within(total, 60).interval->high, 0.8245, 0.0001);
  EXPECT_EQ(total.median.state, StoryMedianState::kReached);
  EXPECT_EQ(total.median.days, 12);  // by exactly half
  EXPECT_EQ(total.median.low, 12);
  EXPECT_EQ(total.median.high, 25);
  ASSERT_EQ(figures->waiting.size(), 4U);
  EXPECT_NEAR(figures->waiting.back().waiting, 0.25, 1e-12);
  EXPECT_EQ(total.per_thousand_visits->stories, 2.5);
  EXPECT_EQ(total.per_thousand_visits->from, month(2026, 4)) << "before, no visit is recorded";
  ASSERT_EQ(figures->cohorts.size(), 6U) << "May to October";
  EXPECT_EQ(figures->cohorts.back().month, month(2026, 5));
  EXPECT_EQ(figures->cohorts.back().stories, 100);
}

TEST(ExperienceFigures, a_median_is_not_reached_where_fewer_than_half_are_answered) {
  auto all = hundred();
  for (std::size_t i = 0; i < 30; ++i) {
    all[i].story.answered_on.reset();
  }
  auto const figures = asked(published(all, day(2026, 11, 27)), {});
  EXPECT_EQ(figures->total.median.state, StoryMedianState::kNotReached);
  EXPECT_EQ(figures->total.median.days, std::nullopt);
}

TEST(ExperienceFigures, an_answer_of_an_unknown_day_counts_as_one_and_is_in_no_delay) {
  auto all = hundred();
  for (int i = 0; i < 50; ++i) {
    Told told;
    told.story.published_on = day(2026, 5, 4);
    told.story.answered_on = told.story.published_on;
    told.story.is_answer_date_known = false;
    told.story.verdict = Verdict::kSolved;
    all.push_back(told);
  }
  auto const figures = asked(published(all, day(2026, 11, 27)), {});
  auto const& total = figures->total;
  EXPECT_EQ(total.stories, 150);
  EXPECT_EQ(within(total, 7).count, 30);
  EXPECT_EQ(within(total, 60).of, 100);
  EXPECT_EQ(total.median.days, 12) << "as without them";
  EXPECT_EQ(total.median.of, 100);
  EXPECT_EQ(total.solved_of_answered.of, 125);
  EXPECT_EQ(figures->cohorts.back().stories, 150);
  EXPECT_NEAR(figures->waiting.back().waiting, 0.25, 1e-12);
}

TEST(ExperienceFigures, a_young_month_has_its_rate_beside_answers_of_an_unknown_day) {
  auto all = hundred();
  for (auto& told : all) {
    told.story.published_on = day(2026, 10, 4);
    told.story.answered_on = day(2026, 10, 9);
  }
  for (int i = 0; i < 20; ++i) {
    all[static_cast<std::size_t>(i)].story.is_answer_date_known = false;
  }
  auto const figures = asked(published(all, day(2026, 11, 10)), {});
  EXPECT_EQ(within(figures->cohorts.front(), 7).of, 80);
  EXPECT_EQ(within(figures->cohorts.front(), 30).state, StoryFigureState::kNotYet);
}

TEST(ExperienceFigures, a_cohort_that_is_too_young_is_not_yet_counted) {
  auto all = hundred();
  auto const young = day(2026, 9, 30);
  for (int i = 0; i < 40; ++i) {
    Told told;
    told.story.published_on = young;
    all.push_back(told);
  }
  // 30 September and 30 days is 30 October: that day may still bring an answer in time.
  auto const on_the_day = asked(published(all, day(2026, 10, 30)), {});
  EXPECT_EQ(within(on_the_day->cohorts.front(), 15).of, 40) << "15 days are over";
  EXPECT_EQ(within(on_the_day->cohorts.front(), 30).state, StoryFigureState::kNotYet);
  EXPECT_EQ(within(on_the_day->total, 30).of, 100);
  EXPECT_EQ(within(on_the_day->total, 15).of, 140);
  auto const after = asked(published(all, day(2026, 10, 31)), {});
  EXPECT_EQ(within(after->cohorts.front(), 30).of, 40);
  EXPECT_EQ(within(after->total, 30).of, 140);
  EXPECT_EQ(within(after->total, 60).of, 100);
}

TEST(ExperienceFigures, a_month_that_is_not_over_is_not_published) {
  auto const figures = asked(published(hundred(), day(2026, 5, 31)), {});
  EXPECT_EQ(figures->total.stories, 0);
  EXPECT_TRUE(figures->cohorts.empty());
  EXPECT_EQ(figures->total.median.state, StoryMedianState::kNothing);
}

TEST(ExperienceFigures, answers_are_counted_by_kind_and_a_change_among_those_to_a_concern) {
  auto all = hundred();
  for (std::size_t i = 0; i < 75; ++i) {
    all[i].answers = {i < 20 ? ServiceAnswerKind::kChangeDone : ServiceAnswerKind::kRightChannel};
  }
  all[0].answers.push_back(ServiceAnswerKind::kExplanation);
  auto const figures = asked(published(all, day(2026, 11, 27)), {});
  auto const& kinds = figures->total.kinds;
  auto const of = [&](ServiceAnswerKind kind) { return std::ranges::find(kinds, kind, &AnswerKindRate::kind)->rate; };
  EXPECT_EQ(of(ServiceAnswerKind::kExplanation).count, 1) << "it can be read";
  EXPECT_EQ(of(ServiceAnswerKind::kRightChannel).count, 55);
  EXPECT_EQ(of(ServiceAnswerKind::kChangeDone).count, 20);
  EXPECT_EQ(figures->total.changed.of, 39) << "38 negative ones answered, one of them twice";
  EXPECT_EQ(figures->total.changed.count, 10);
}

TEST(ExperienceFigures, the_author_judges) {
  auto all = hundred();
  for (std::size_t i = 0; i < 60; ++i) {
    all[i].story.verdict = i < 30 ? Verdict::kSolved : i < 50 ? Verdict::kNotSolved : Verdict::kUseful;
  }
  auto const figures = asked(published(all, day(2026, 11, 27)), {});
  EXPECT_EQ(figures->total.solved_of_judged.count, 30);
  EXPECT_EQ(figures->total.solved_of_judged.of, 60);
  EXPECT_EQ(figures->total.solved_of_answered.of, 75);
}

TEST(ExperienceFigures, whoever_has_no_code_is_not_waited_for) {
  auto all = hundred();
  for (std::size_t i = 0; i < 60; ++i) {
    all[i].story.may_be_judged = i < 20;  // the others out of a list
  }
  auto const figures = asked(published(all, day(2026, 11, 27)), {});
  EXPECT_EQ(figures->total.solved_of_answered.of, 35);
}

TEST(ExperienceFigures, of_fewer_than_ten_there_are_counts_and_no_share) {
  auto all = hundred();
  all.resize(9);
  auto const figures = asked(published(all, day(2026, 11, 27)), {});
  auto const& within_a_week = within(figures->total, 7);
  EXPECT_EQ(within_a_week.state, StoryFigureState::kHidden);
  EXPECT_EQ(within_a_week.count, 9);
  EXPECT_EQ(within_a_week.of, 9);
  EXPECT_EQ(within_a_week.share, std::nullopt);
  EXPECT_EQ(figures->total.median.state, StoryMedianState::kHidden);
}

TEST(ExperienceFigures, a_rate_of_ten_or_more_is_shown_whatever_its_count) {
  auto all = hundred();
  all.resize(17);  // all of them answered after 5 days
  for (std::size_t i = 14; i < 17; ++i) {
    all[i].story.answered_on.reset();
  }
  auto const within_a_month = within(asked(published(all, day(2026, 11, 27)), {})->total, 30);
  EXPECT_EQ(within_a_month.state, StoryFigureState::kFragile);
  EXPECT_EQ(within_a_month.count, 14);
  EXPECT_EQ(within_a_month.of, 17);
  EXPECT_DOUBLE_EQ(within_a_month.share.value_or(0), 14.0 / 17);
  EXPECT_LT(within_a_month.interval->low, 14.0 / 17);

  all = hundred();
  for (std::size_t i = 1; i < 100; ++i) {
    all[i].story.answered_on.reset();
  }
  EXPECT_DOUBLE_EQ(within(asked(published(all, day(2026, 11, 27)), {})->total, 30).share.value_or(0), 0.01);
}

TEST(ExperienceFigures, one_breakdown_at_a_time) {
  auto const stories = published(hundred(), day(2026, 11, 27));
  ExperienceFiguresQuery query;
  query.service = ServiceCode{"caf"};
  query.territory = "08";
  EXPECT_EQ(asked(stories, query).problem().code, "experiences.figures_one_breakdown");
  query.territory.reset();
  query.by = StoryBreakdown::kTerritory;
  EXPECT_EQ(asked(stories, query).problem().code, "experiences.figures_one_breakdown");
  query.service = ServiceCode{"family"};
  query.by = StoryBreakdown::kService;
  auto const theme = asked(stories, query);
  ASSERT_TRUE(theme);
  EXPECT_EQ(theme->total.stories, 100);
  ASSERT_EQ(theme->items.size(), 1U);
  EXPECT_EQ(theme->items.front().label, "CAF");
  EXPECT_EQ(theme->items.front().per_thousand_visits, std::nullopt);
}

TEST(ExperienceFigures, two_are_told_apart_by_the_interval_of_their_difference_alone) {
  auto const rate = [](std::int64_t count, std::int64_t of) {
    StoryRate one;
    one.state = of < 30 ? StoryFigureState::kFragile : StoryFigureState::kShown;
    one.count = count;
    one.of = of;
    one.to = month(2026, 8);
    return one;
  };
  auto const outcome = [&](StoryRate const& first, StoryRate const& second) {
    return compare(ComparedFigure::kChanged, "a", first, "b", second).outcome;
  };
  // Newcombe 1998: 56/70 less 48/80 is 0.0524 to 0.3339.
  EXPECT_EQ(outcome(rate(56, 70), rate(48, 80)), StoryComparisonOutcome::kFirstHigher);
  EXPECT_EQ(outcome(rate(48, 80), rate(56, 70)), StoryComparisonOutcome::kSecondHigher);
  EXPECT_EQ(outcome(rate(40, 80), rate(48, 80)), StoryComparisonOutcome::kCannotBeToldApart);
  EXPECT_EQ(outcome(rate(28, 29), rate(5, 80)), StoryComparisonOutcome::kTooFew);
  auto other_months = rate(5, 80);
  EXPECT_EQ(outcome(rate(56, 70), other_months), StoryComparisonOutcome::kFirstHigher);
  other_months.to = month(2026, 6);
  EXPECT_EQ(outcome(rate(56, 70), other_months), StoryComparisonOutcome::kTooFew);
}

TEST(WorkingDays, weekends_and_holidays_of_the_department_do_not_count) {
  auto working = WorkingDays{NetworkId{"fr"}, day(2026, 11, 27)};
  EXPECT_EQ(working.between("08", day(2026, 11, 2), day(2026, 11, 9)), 5);
  EXPECT_EQ(working.between("08", day(2026, 11, 9), day(2026, 11, 13)), 3) << "11 November";
  EXPECT_EQ(working.between("67", day(2025, 12, 24), day(2025, 12, 29)), 1) << "25 and 26 December";
  EXPECT_EQ(working.between("08", day(2025, 12, 24), day(2025, 12, 29)), 2);
  EXPECT_EQ(working.between("08", day(2026, 11, 7), day(2026, 11, 7)), 0);
  EXPECT_EQ(working.between("988", day(2026, 11, 2), day(2026, 11, 9)), std::nullopt);
  EXPECT_EQ(working.between("08", day(2026, 11, 9), day(2026, 11, 2)), std::nullopt);
}

}  // namespace
}  // namespace relais::experiences

// Figures of stories as they are published: what came of the stories of whole months that are over. Stories are told by
// whoever wants to: they are no sample of users, and no figure here is a share of users.
#pragma once

#include "engine/statistics/proportion.hpp"
#include "engine/statistics/rate.hpp"
#include "experiences/service.hpp"
#include "experiences/story_counts.hpp"
#include "experiences/surroundings.hpp"

namespace relais::experiences {

// At most one of service, territory, used_channel, channel and assistance; `by` is then the same one (its parts are
// listed), or nothing.
struct ExperienceFiguresQuery {
  std::optional<NetworkId> network;
  std::optional<Month> from;             // of publication, included; the January of the year before last unless said
  std::optional<Month> to;               // included; the last month that is over unless said
  std::optional<ServiceCode> service;    // a body, or a theme with all its bodies
  std::optional<std::string> territory;  // a department, or what holds departments
  std::optional<UsedChannel> used_channel;
  std::optional<ToldBy> channel;
  std::optional<StoryHelp> assistance;
  std::optional<StoryBreakdown> by;
  std::optional<std::string> compare;  // "caf,cpam": two values of `by`
};
BOOST_DESCRIBE_STRUCT(ExperienceFiguresQuery, (),
                      (network, from, to, service, territory, used_channel, channel, assistance, by, compare))

// Shown; fragile: of 10 to 29, compared with nothing; hidden: of fewer; not yet: no month is old enough; nothing: there
// was none to count.
enum class StoryFigureState { kShown, kFragile, kHidden, kNotYet, kNothing };
BOOST_DESCRIBE_ENUM(StoryFigureState, kShown, kFragile, kHidden, kNotYet, kNothing)

// So many of so many, of the months from `from` to `to`.
struct StoryRate {
  StoryFigureState state = StoryFigureState::kNothing;
  std::optional<std::int64_t> count;  // shown where the share is hidden, too
  std::optional<std::int64_t> of;
  std::optional<double> share;
  std::optional<statistics::Interval> interval;  // of 95 %
  std::optional<Month> from;
  std::optional<Month> to;
};
BOOST_DESCRIBE_STRUCT(StoryRate, (), (state, count, of, share, interval, from, to))

struct AnsweredWithin {
  std::int32_t days = 0;
  StoryRate rate;
};
BOOST_DESCRIBE_STRUCT(AnsweredWithin, (), (days, rate))

// Kaplan-Meier: who still waits counts for as long as they have waited.
enum class StoryMedianState { kReached, kNotReached, kHidden, kNothing };
BOOST_DESCRIBE_ENUM(StoryMedianState, kReached, kNotReached, kHidden, kNothing)

struct StoryMedian {
  StoryMedianState state = StoryMedianState::kNothing;
  std::optional<double> days;
  std::optional<double> low;  // of 95 %; an end that is not reached is left out
  std::optional<double> high;
  std::optional<std::int64_t> of;
  std::optional<Month> from;
  std::optional<Month> to;
};
BOOST_DESCRIBE_STRUCT(StoryMedian, (), (state, days, low, high, of, from, to))

struct FeltRate {
  Feeling feeling = Feeling::kNeutral;
  StoryRate rate;
};
BOOST_DESCRIBE_STRUCT(FeltRate, (), (feeling, rate))

struct AnswerKindRate {
  ServiceAnswerKind kind = ServiceAnswerKind::kThanks;
  StoryRate rate;
};
BOOST_DESCRIBE_STRUCT(AnswerKindRate, (), (kind, rate))

// Of the months for which visits are recorded.
struct PerThousandVisits {
  std::int64_t published = 0;  // stories
  std::int64_t visits = 0;
  double stories = 0;  // for each 1,000 visits
  std::optional<statistics::Interval> interval;
  Month from{};
  Month to{};
};
BOOST_DESCRIBE_STRUCT(PerThousandVisits, (), (published, visits, stories, interval, from, to))

struct StoryFiguresLine {
  std::string key;           // "caf", "08", "web"
  std::string label;         // its name; empty: the key is a code with words of its own
  std::int64_t stories = 0;  // published
  StoryRate share;           // of all stories; of a service none
  std::vector<AnsweredWithin> answered;
  StoryMedian median;          // calendar days to the first answer
  StoryMedian working_median;  // the same in working days
  std::vector<FeltRate> feelings;
  StoryRate solved_of_judged;    // the author says solved, of those who said anything
  StoryRate solved_of_answered;  // of all who were asked: each with an answer
  StoryRate changed;             // answers to stories with a concern that say what has changed
  std::vector<AnswerKindRate> kinds;
  std::optional<PerThousandVisits> per_thousand_visits;  // of a territory
};
BOOST_DESCRIBE_STRUCT(StoryFiguresLine, (),
                      (key, label, stories, share, answered, median, working_median, feelings, solved_of_judged,
                       solved_of_answered, changed, kinds, per_thousand_visits))

// The stories published in one month.
struct StoryCohort {
  Month month{};
  std::int64_t stories = 0;
  std::vector<AnsweredWithin> answered;
};
BOOST_DESCRIBE_STRUCT(StoryCohort, (), (month, stories, answered))

// Share that still waits just after so many days. A step stands for five answers or more.
struct StoryWaitingStep {
  std::int32_t days = 0;
  double waiting = 1;
  std::optional<statistics::Interval> interval;
};
BOOST_DESCRIBE_STRUCT(StoryWaitingStep, (), (days, waiting, interval))

// kAnswered: within 30 days. kSolved: of the verdicts given.
enum class ComparedFigure { kAnswered, kSolved, kChanged };
BOOST_DESCRIBE_ENUM(ComparedFigure, kAnswered, kSolved, kChanged)

// Too few: one of the two is of fewer than 30.
enum class StoryComparisonOutcome { kFirstHigher, kSecondHigher, kCannotBeToldApart, kTooFew };
BOOST_DESCRIBE_ENUM(StoryComparisonOutcome, kFirstHigher, kSecondHigher, kCannotBeToldApart, kTooFew)

struct StoryComparison {
  ComparedFigure figure{};
  std::string first;
  std::string second;
  StoryComparisonOutcome outcome = StoryComparisonOutcome::kTooFew;
  std::optional<statistics::Difference> difference;  // first less second
};
BOOST_DESCRIBE_STRUCT(StoryComparison, (), (figure, first, second, outcome, difference))

struct ExperienceFigures {
  NetworkId network;
  Date as_of{};           // waiting is counted until then
  Instant calculated_at;  // and kept for some minutes
  Month from{};
  Month to{};
  bool is_generated = false;  // of a demonstration: nobody told these stories
  StoryFiguresLine total;
  std::vector<StoryFiguresLine> items;  // by name: no ranking
  std::vector<StoryCohort> cohorts;     // the latest first
  std::vector<StoryWaitingStep> waiting;
  std::vector<StoryComparison> comparisons;
};
BOOST_DESCRIBE_STRUCT(ExperienceFigures, (),
                      (network, as_of, calculated_at, from, to, is_generated, total, items, cohorts, waiting,
                       comparisons))

// What figures are put into words with and set beside.
struct FiguresSurroundings {
  Surroundings const& around;
  ServiceTree const& services;
  VisitsByDepartment const& visits;
  Language language = Language::kFr;
};

// Refusals: experiences.service_unknown, .territory_unknown, .figures_one_breakdown,
// .figures_period, .figures_compare.
Result<ExperienceFigures> figures_of(StoryCounts const& stories, ExperienceFiguresQuery const& query,
                                     FiguresSurroundings const& surroundings);

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::ExperienceFiguresQuery> {
  using Query = relais::experiences::ExperienceFiguresQuery;
  static constexpr auto all = std::tuple{length(&Query::territory, 1, 20), length(&Query::compare, 1, 160)};
};

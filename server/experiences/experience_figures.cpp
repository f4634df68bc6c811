#include "experiences/experience_figures.hpp"

#include <algorithm>

#include "engine/statistics/kaplan_meier.hpp"
#include "experiences/experience_figures_selection.hpp"
#include "platform/i18n/order.hpp"

namespace relais::experiences {
namespace {

using Asked = StoryCounts::Asked;
using statistics::Proportion;

constexpr std::int64_t kFewestInStep = statistics::kFewestShown;
constexpr double kThousand = 1000;

std::vector<statistics::Waiting> waiting_of(std::map<std::int32_t, Waits::Day> const& days) {
  std::vector<statistics::Waiting> all;
  for (auto const& [day, count] : days) {
    if (count.answered > 0) {
      all.push_back({static_cast<double>(day), true, count.answered});
    }
    if (count.waiting > 0) {
      all.push_back({static_cast<double>(day), false, count.waiting});
    }
  }
  return all;
}

std::int64_t people_in(std::map<std::int32_t, Waits::Day> const& days) {
  std::int64_t sum = 0;
  for (auto const& [day, count] : days) {
    sum += count.answered + count.waiting;
  }
  return sum;
}

StoryRate rate_of(Proportion const& proportion, std::vector<Month> const& months) {
  StoryRate rate;
  rate.count = proportion.count;
  rate.of = proportion.of;
  rate.from = months.front();
  rate.to = months.back();
  if (proportion.of == 0) {
    return rate;
  }
  auto const state = statistics::rate_state(proportion.of);
  rate.state = state == statistics::RateState::kShown     ? StoryFigureState::kShown
               : state == statistics::RateState::kFragile ? StoryFigureState::kFragile
                                                          : StoryFigureState::kHidden;
  if (rate.state != StoryFigureState::kHidden) {
    rate.share = proportion.share();
    rate.interval = statistics::wilson_interval(proportion);
  }
  return rate;
}

// Figures of some stories, over some months.
class Figures {
 public:
  Figures(StoryCounts const& stories, std::vector<Month> months) : stories_(stories), months_(std::move(months)) {}

  std::int64_t stories_in(Asked const& asked) const {
    return stories_.sum(asked, StoryMeasure::kDelay, nodes::all_of(StoryMeasure::kDelay), months_);
  }

  // Of the months in which no story can be answered within so many days any more.
  StoryRate rate(Asked const& asked, StoryMeasure measure, Nodes const& count, Nodes const& of, int days = 0) const {
    auto const months = settled(days);
    if (months.empty()) {
      StoryRate none;
      none.state = months_.empty() ? StoryFigureState::kNothing : StoryFigureState::kNotYet;
      return none;
    }
    return rate_of({stories_.sum(asked, measure, count, months), stories_.sum(asked, measure, of, months)}, months);
  }

  StoryRate share(Asked const& asked) const {
    return months_.empty() ? StoryRate{} : rate_of({stories_in(asked), stories_in({})}, months_);
  }

  std::vector<AnsweredWithin> answered(Asked const& asked) const {
    std::vector<AnsweredWithin> all;
    all.reserve(kAnswerDays.size());
    for (auto const days : kAnswerDays) {
      all.push_back(
          {days, rate(asked, StoryMeasure::kDelay, nodes::answered_within(days), nodes::of_known_delay(), days)});
    }
    return all;
  }

  StoryFiguresLine line(Asked const& asked, std::string key, std::string label) const {
    StoryFiguresLine line;
    line.key = std::move(key);
    line.label = std::move(label);
    line.stories = stories_in(asked);
    line.answered = answered(asked);
    auto const waits = stories_.waits(asked, months_);
    line.median = median(waits.calendar, asked);
    line.working_median = median(waits.working, asked);
    if (asked.breakdown != StoryBreakdown::kService) {
      line.share = share(asked);
    }
    for (auto const& entry : TextForm<Feeling>::entries()) {
      line.feelings.push_back({entry.value, rate(asked, StoryMeasure::kFeeling, nodes::feeling(entry.value),
                                                 nodes::all_of(StoryMeasure::kFeeling))});
    }
    line.solved_of_judged = rate(asked, StoryMeasure::kJudgement, nodes::kSolved, nodes::kJudged);
    line.solved_of_answered =
        rate(asked, StoryMeasure::kJudgement, nodes::kSolved, nodes::all_of(StoryMeasure::kJudgement));
    line.changed = rate(asked, StoryMeasure::kChange, nodes::kChangeRecorded, nodes::kToConcern);
    for (auto const& entry : TextForm<ServiceAnswerKind>::entries()) {
      line.kinds.push_back({entry.value, rate(asked, StoryMeasure::kAnswerKind, nodes::kind(entry.value),
                                              nodes::all_of(StoryMeasure::kAnswerKind))});
    }
    return line;
  }

  // By month, from the first that has a story.
  std::vector<StoryCohort> cohorts(Asked const& asked) const {
    std::vector<StoryCohort> all;
    for (auto month = months_.rbegin(); month != months_.rend() && *month >= stories_.first(); ++month) {
      auto const of_month = Figures{stories_, {*month}};
      all.push_back({*month, of_month.stories_in(asked), of_month.answered(asked)});
    }
    while (!all.empty() && all.back().stories == 0) {
      all.pop_back();
    }
    return all;
  }

  std::vector<StoryWaitingStep> waiting(Asked const& asked) const {
    std::vector<StoryWaitingStep> steps;
    auto const waits = stories_.waits(asked, months_).calendar;
    if (people_in(waits) < statistics::kFewestForRate) {
      return steps;
    }
    auto const curve = statistics::SurvivalCurve{waiting_of(waits)};
    std::int64_t events = 0;
    for (auto const& step : curve.steps()) {
      events += step.events;
      if (events >= kFewestInStep) {
        steps.push_back({static_cast<std::int32_t>(step.time), step.survival, curve.interval_at(step.time)});
        events = 0;
      }
    }
    return steps;
  }

 private:
  std::vector<Month> settled(int days) const {
    std::vector<Month> settled;
    std::ranges::copy_if(months_, std::back_inserter(settled),
                         [&](Month month) { return days == 0 || stories_.has_settled(month, days); });
    return settled;
  }

  StoryMedian median(std::map<std::int32_t, Waits::Day> const& days, Asked const& asked) const {
    StoryMedian median;
    auto const counted = people_in(days);
    auto const of = stories_.sum(asked, StoryMeasure::kDelay, nodes::of_known_delay(), months_);
    if (counted == 0 || counted != of) {
      return median;  // none, or not all lie where working days are known
    }
    median.of = counted;
    median.from = months_.front();
    median.to = months_.back();
    if (counted < statistics::kFewestForRate) {
      median.state = StoryMedianState::kHidden;
      return median;
    }
    auto const curve = statistics::SurvivalCurve{waiting_of(days)};
    auto const interval = curve.median_interval();
    median.days = curve.median();
    median.low = interval.low;
    median.high = interval.high;
    median.state = median.days ? StoryMedianState::kReached : StoryMedianState::kNotReached;
    return median;
  }

  StoryCounts const& stories_;
  std::vector<Month> months_;
};

// The same visits are asked for by many lines.
class Visits {
 public:
  Visits(VisitsByDepartment const& visits, StoryCounts const& stories, FiguresSelection const& selection)
      : visits_(visits), stories_(stories), network_(selection.network), months_(selection.months) {
    if (visits_ && !months_.empty()) {
      since_ = visits_(network_, months_.front(), months_.back()).since;
    }
  }

  // Of all of these departments together, or of the network for none of them.
  std::optional<PerThousandVisits> beside(Asked const& asked) {
    if (!since_) {
      return std::nullopt;
    }
    auto const recorded = Figures{stories_, {std::ranges::lower_bound(months_, *since_), months_.end()}};
    PerThousandVisits beside;
    beside.published = recorded.stories_in(asked);
    beside.from = *since_;
    beside.to = months_.back();
    auto const& visits = of(beside.from, beside.to);
    for (auto const& department : asked.values.empty() ? std::vector<std::string>{""} : asked.values) {
      auto const found = visits.find(department);
      if (found == visits.end()) {
        return std::nullopt;
      }
      beside.visits += found->second;
    }
    if (beside.visits < statistics::kFewestForRate) {
      return std::nullopt;
    }
    beside.stories = kThousand * static_cast<double>(beside.published) / static_cast<double>(beside.visits);
    if (beside.published <= beside.visits) {
      auto const share = statistics::wilson_interval({beside.published, beside.visits});
      beside.interval = statistics::Interval{kThousand * share.low, kThousand * share.high};
    }
    return beside;
  }

 private:
  std::map<std::string, std::int64_t> const& of(Month from, Month to) {
    auto const [known, is_new] = known_.try_emplace({from, to});
    if (is_new) {
      known->second = visits_(network_, from, to).departments;
    }
    return known->second;
  }

  VisitsByDepartment const& visits_;
  StoryCounts const& stories_;
  NetworkId network_;
  std::vector<Month> months_;
  std::optional<Month> since_;
  std::map<std::pair<Month, Month>, std::map<std::string, std::int64_t>> known_;
};

StoryRate const& figure(StoryFiguresLine const& line, ComparedFigure figure) {
  switch (figure) {
    case ComparedFigure::kSolved:
      return line.solved_of_judged;
    case ComparedFigure::kChanged:
      return line.changed;
    default:
      return std::ranges::find(line.answered, 30, &AnsweredWithin::days)->rate;
  }
}

std::vector<StoryComparison> compared(StoryFiguresLine const& first, StoryFiguresLine const& second) {
  std::vector<StoryComparison> all;
  for (auto const& entry : TextForm<ComparedFigure>::entries()) {
    all.push_back(compare(entry.value, first.key, figure(first, entry.value), second.key, figure(second, entry.value)));
  }
  return all;
}

}  // namespace

StoryComparison compare(ComparedFigure figure, std::string first_key, StoryRate const& first, std::string second_key,
                        StoryRate const& second) {
  StoryComparison comparison{figure, std::move(first_key), std::move(second_key), StoryComparisonOutcome::kTooFew, {}};
  if (first.state != StoryFigureState::kShown || second.state != StoryFigureState::kShown ||
      first.from != second.from || first.to != second.to) {
    return comparison;
  }
  auto const difference = statistics::newcombe_difference({*first.count, *first.of}, {*second.count, *second.of});
  comparison.outcome = difference.interval.low > 0    ? StoryComparisonOutcome::kFirstHigher
                       : difference.interval.high < 0 ? StoryComparisonOutcome::kSecondHigher
                                                      : StoryComparisonOutcome::kCannotBeToldApart;
  comparison.difference = difference;
  return comparison;
}

Result<ExperienceFigures> figures_of(StoryCounts const& stories, ExperienceFiguresQuery const& query,
                                     FiguresSurroundings const& surroundings) {
  auto const selection = selection_of(stories, query, surroundings);
  if (!selection) {
    return selection.problem();
  }
  auto const figures = Figures{stories, selection->months};
  ExperienceFigures answer;
  answer.network = selection->network;
  answer.as_of = stories.as_of();
  answer.from = selection->from;
  answer.to = selection->to;
  answer.total = figures.line(selection->asked, "", "");
  answer.cohorts = figures.cohorts(selection->asked);
  answer.waiting = figures.waiting(selection->asked);
  auto visits = Visits{surroundings.visits, stories, *selection};
  auto const is_of_places = [](Asked const& asked) {
    return asked.values.empty() || asked.breakdown == StoryBreakdown::kTerritory;
  };
  if (is_of_places(selection->asked)) {
    answer.total.per_thousand_visits = visits.beside(selection->asked);
  }
  for (auto const& value : selection->listed) {
    auto const asked = Asked{*query.by, {value}};
    if (figures.stories_in(asked) == 0) {
      continue;
    }
    auto line = figures.line(asked, value, label_of(*query.by, value, selection->network, surroundings));
    if (is_of_places(asked)) {
      line.per_thousand_visits = visits.beside(asked);
    }
    answer.items.push_back(std::move(line));
  }
  auto const order = i18n::Order{surroundings.language};
  auto const name = [](StoryFiguresLine const& line) -> std::string const& {
    return line.label.empty() ? line.key : line.label;
  };
  std::ranges::sort(answer.items,
                    [&](StoryFiguresLine const& a, StoryFiguresLine const& b) { return order(name(a), name(b)); });
  if (selection->compared) {
    auto const find = [&](std::string const& key) {
      return std::ranges::find(answer.items, key, &StoryFiguresLine::key);
    };
    auto const first = find(selection->compared->first);
    auto const second = find(selection->compared->second);
    if (first == answer.items.end() || second == answer.items.end()) {
      return invalid("compare", "experiences.figures_compare");
    }
    answer.comparisons = compared(*first, *second);
  }
  return answer;
}

}  // namespace relais::experiences

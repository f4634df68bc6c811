#include "experiences/experience_figures.hpp"

#include <algorithm>

#include "engine/statistics/kaplan_meier.hpp"
#include "experiences/experience_figures_selection.hpp"
#include "platform/i18n/order.hpp"

namespace relais::experiences {
namespace {

using Asked = PublishedStories::Asked;
using statistics::Proportion;

constexpr std::int64_t kFewestInStep = statistics::kFewestShown;
constexpr double kThousand = 1000;

// Those of the months that make whole years or quarters, of so many months each.
std::vector<Month> whole_periods(std::vector<Month> const& months, unsigned length) {
  std::vector<Month> whole;
  for (auto const month : months) {
    auto const place = (static_cast<unsigned>(month.month()) - 1) % length;
    auto const first = month - std::chrono::months{place};
    auto const last = first + std::chrono::months{length - 1};
    if (months.front() <= first && last <= months.back()) {
      whole.push_back(month);
    }
  }
  return whole;
}

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
  rate.of = proportion.of;
  rate.from = months.front();
  rate.to = months.back();
  if (proportion.of == 0) {
    return rate;
  }
  auto const state = statistics::rate_state(proportion, statistics::CellState::kShown, statistics::CellState::kShown);
  if (!statistics::is_small(proportion.count) && !statistics::is_small(proportion.of - proportion.count)) {
    rate.count = proportion.count;
  }
  rate.state = state == statistics::RateState::kShown     ? StoryFigureState::kShown
               : state == statistics::RateState::kFragile ? StoryFigureState::kFragile
                                                          : StoryFigureState::kHidden;
  if (rate.state != StoryFigureState::kHidden) {
    rate.share = proportion.share();
    rate.interval = statistics::wilson_interval(proportion);
  }
  return rate;
}

struct Known {
  std::int64_t count = 0;
  std::vector<Month> months;  // of which it may be told
};

// Figures of some stories, over some months.
class Figures {
 public:
  Figures(PublishedStories const& stories, std::vector<Month> months) : stories_(stories), months_(std::move(months)) {}

  StoryRate rate(Asked const& asked, StoryMeasure measure, Nodes const& count, Nodes const& of, int days = 0) const {
    return over_months(days, [&](std::vector<Month> const& months) -> std::optional<Proportion> {
      auto const part = stories_.sum(asked, measure, count, months);
      auto const whole = stories_.sum(asked, measure, of, months);
      return part.is_exact() && whole.is_exact() ? std::optional{Proportion{part.sum, whole.sum}} : std::nullopt;
    });
  }

  StoryRate share(Asked const& asked) const {
    return over_months(0, [&](std::vector<Month> const& months) -> std::optional<Proportion> {
      auto const part = stories_.sum(asked, StoryMeasure::kDelay, nodes::all_of(StoryMeasure::kDelay), months);
      auto const whole = stories_.sum({}, StoryMeasure::kDelay, nodes::all_of(StoryMeasure::kDelay), months);
      return part.is_exact() && whole.is_exact() ? std::optional{Proportion{part.sum, whole.sum}} : std::nullopt;
    });
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
    StoryFiguresLine line{
        std::move(key), std::move(label), {}, {}, {}, {}, answered(asked), {}, {}, {}, {}, {}, {}, {}, {}};
    if (auto const known = stories_in(asked)) {
      line.stories = known->count;
      line.stories_from = known->months.front();
      line.stories_to = known->months.back();
    }
    if (auto const timed = of_known_delay(asked)) {
      auto const waits = stories_.waits(asked, timed->months);
      line.median = median(waits.calendar, *timed);
      line.working_median = median(waits.working, *timed);
    } else if (!months_.empty()) {
      line.median.state = line.working_median.state = StoryMedianState::kHidden;
    }
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

  // Single months: what is hidden of one is not shown of a longer period.
  std::vector<StoryCohort> cohorts(Asked const& asked) const {
    std::vector<StoryCohort> all;
    for (auto month = months_.rbegin(); month != months_.rend() && *month >= stories_.first(); ++month) {
      auto const stories = stories_.sum(asked, StoryMeasure::kDelay, nodes::all_of(StoryMeasure::kDelay), {*month});
      all.push_back({*month, stories.is_exact() ? std::optional{stories.sum} : std::nullopt,
                     Figures{stories_, {*month}}.answered(asked)});
    }
    return all;
  }

  std::vector<StoryWaitingStep> waiting(Asked const& asked) const {
    std::vector<StoryWaitingStep> steps;
    auto const known = of_known_delay(asked);
    if (!known || known->count < statistics::kFewestForRate) {
      return steps;
    }
    auto const curve = statistics::SurvivalCurve{waiting_of(stories_.waits(asked, known->months).calendar)};
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

  bool has_stories(Asked const& asked) const {
    auto const stories = stories_.sum(asked, StoryMeasure::kDelay, nodes::all_of(StoryMeasure::kDelay), months_);
    return !stories.is_exact() || stories.sum > 0;
  }

  std::optional<Known> stories_in(Asked const& asked) const {
    return known(asked, nodes::all_of(StoryMeasure::kDelay));
  }

 private:
  // Those of which it can be told how long they waited, or wait.
  std::optional<Known> of_known_delay(Asked const& asked) const { return known(asked, nodes::of_known_delay()); }

  std::optional<Known> known(Asked const& asked, Nodes const& leaves) const {
    for (auto& months : periods(0)) {
      auto const sum = stories_.sum(asked, StoryMeasure::kDelay, leaves, months);
      if (sum.is_exact()) {
        return Known{sum.sum, std::move(months)};
      }
    }
    return std::nullopt;
  }

  // All of those that are old enough; else, where that would tell of single persons, the whole quarters; else the
  // years.
  std::vector<std::vector<Month>> periods(int days) const {
    std::vector<Month> settled;
    std::ranges::copy_if(months_, std::back_inserter(settled),
                         [&](Month month) { return days == 0 || stories_.has_settled(month, days); });
    std::vector<std::vector<Month>> all;
    if (!settled.empty()) {
      for (auto const length : {1U, 3U, 12U}) {
        if (auto whole = whole_periods(settled, length); !whole.empty()) {
          all.push_back(std::move(whole));
        }
      }
    }
    return all;
  }

  template <class Find>
  StoryRate over_months(int days, Find const& find) const {
    auto const all = periods(days);
    for (auto const& months : all) {
      auto const found = find(months);
      if (found && (found->of > 0 || &months == &all.front())) {
        return rate_of(*found, months);
      }
    }
    StoryRate none;
    none.state = !all.empty()      ? StoryFigureState::kHidden
                 : months_.empty() ? StoryFigureState::kNothing
                                   : StoryFigureState::kNotYet;
    return none;
  }

  static StoryMedian median(std::map<std::int32_t, Waits::Day> const& days, Known const& known) {
    StoryMedian median;
    auto const counted = people_in(days);
    if (counted == 0 || counted != known.count) {
      return median;  // none, or not all lie where working days are known
    }
    median.of = counted;
    median.from = known.months.front();
    median.to = known.months.back();
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

  PublishedStories const& stories_;
  std::vector<Month> months_;
};

// The same visits are asked for by many lines.
class Visits {
 public:
  Visits(VisitsByDepartment const& visits, PublishedStories const& stories, FiguresSelection const& selection)
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
    auto const known = recorded.stories_in(asked);
    if (!known) {
      return std::nullopt;
    }
    PerThousandVisits beside;
    beside.published = known->count;
    beside.from = known->months.front();
    beside.to = known->months.back();
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
  PublishedStories const& stories_;
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

Result<ExperienceFigures> figures_of(PublishedStories const& stories, ExperienceFiguresQuery const& query,
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
    if (!figures.has_stories(asked)) {
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

#include "experiences/experience_figures_published.hpp"

#include <algorithm>

namespace relais::experiences {
namespace {

using statistics::CubeCell;
using statistics::Tree;

constexpr std::size_t kQuarters = 4;
constexpr std::size_t kMonthsAQuarter = 3;
constexpr std::size_t kMonthsAYear = 12;

// Those that count stories, answered stories, answers: all of a group have the same node 0.
constexpr std::array kOfStories = {StoryMeasure::kDelay, StoryMeasure::kFeeling};
constexpr std::array kOfAnsweredStories = {StoryMeasure::kJudgement};
constexpr std::array kOfAnswers = {StoryMeasure::kAnswerKind, StoryMeasure::kChange};

// Delays alone are published by month: of verdicts, feelings and kinds a month has too few.
bool has_months(StoryMeasure measure) {
  return measure == StoryMeasure::kDelay;
}

Tree year_tree(StoryMeasure measure) {
  Nodes parents(1 + kQuarters, 0);
  for (std::size_t i = 0; has_months(measure) && i < kMonthsAYear; ++i) {
    parents.push_back(1 + i / kMonthsAQuarter);
  }
  return Tree{parents};
}

Month last_month_of(std::size_t period, std::chrono::year year) {
  auto const number = period == 0 ? kMonthsAYear : period <= kQuarters ? period * kMonthsAQuarter : period - kQuarters;
  return year / std::chrono::month{static_cast<unsigned>(number)};
}

std::size_t quarter_of(std::chrono::month month) {
  return 1 + (static_cast<unsigned>(month) - 1) / kMonthsAQuarter;
}

struct Periods {
  Nodes leaves;
  bool is_whole = true;  // no month is left over that no leaf holds alone
};

Periods periods_of(StoryMeasure measure, std::chrono::year year, std::vector<Month> const& months) {
  Periods periods;
  std::array<std::size_t, kQuarters + 1> asked{};
  for (auto const month : months) {
    if (month.year() == year) {
      ++asked[quarter_of(month.month())];
      if (has_months(measure)) {
        periods.leaves.push_back(node_of(month.month()));
      }
    }
  }
  for (std::size_t quarter = 1; !has_months(measure) && quarter <= kQuarters; ++quarter) {
    if (asked[quarter] == kMonthsAQuarter) {
      periods.leaves.push_back(quarter);
    }
    periods.is_whole = periods.is_whole && asked[quarter] % kMonthsAQuarter == 0;
  }
  return periods;
}

void hide_all_classes(PublishedStories::Table& table, std::size_t period, std::size_t value) {
  for (std::size_t node = 0; node < table.cube.places().size(); ++node) {
    table.suppression.hide({node, period, value});
  }
}

// Where one hides its total, all hide all; and of a quarter the months, which would add up to it.
template <std::size_t N>
void hide_totals_alike(std::vector<PublishedStories::Table>& tables, std::array<StoryMeasure, N> const& group,
                       std::size_t period) {
  auto const table = [&tables](StoryMeasure measure) -> auto& {
    return tables[static_cast<std::size_t>(measure)];
  };
  for (std::size_t value = 0; value <= table(group.front()).cube.values(); ++value) {
    auto const hides = [&](StoryMeasure measure) { return table(measure).suppression.is_hidden({0, period, value}); };
    if (std::ranges::none_of(group, hides)) {
      continue;
    }
    auto const hides_own_months = hides(group.front());
    for (auto const measure : group) {
      auto& all = table(measure);
      hide_all_classes(all, period, value);
      for (auto const part : all.cube.periods().children(period)) {
        if (all.cube.periods().is_leaf(part) && has_months(measure) && !hides_own_months) {
          hide_all_classes(all, part, value);
        }
      }
    }
  }
}

}  // namespace

std::size_t node_of(std::chrono::month month) {
  return kQuarters + static_cast<unsigned>(month);
}

PublishedStories::PublishedStories(StoryTallies tallies, Date as_of) : tallies_(std::move(tallies)), as_of_(as_of) {
  for (auto const& tally : tallies_) {
    for (auto const& count : tally.counts()) {
      first_ = std::min(first_.value_or(count.month), count.month);
    }
  }
  for (auto year = first_.value_or(last() + std::chrono::months{1}).year(); year <= last().year(); ++year) {
    years_.emplace(year, protect(year));
  }
}

PublishedStories::Tables PublishedStories::protect(std::chrono::year year) const {
  Tables tables;
  for (std::size_t breakdown = 0; breakdown < kBreakdowns; ++breakdown) {
    auto const& tally = tallies_[breakdown];
    std::vector<statistics::Cube> cubes;
    for (std::size_t measure = 0; measure < kMeasures; ++measure) {
      auto const of = static_cast<StoryMeasure>(measure);
      cubes.emplace_back(Tree{tree_of(of).parents}, year_tree(of), tally.values().size());
    }
    for (auto const& of : tally.counts()) {
      if (of.month.year() == year) {
        cubes[static_cast<std::size_t>(of.measure)].add(
            {of.leaf, has_months(of.measure) ? node_of(of.month.month()) : quarter_of(of.month.month()), of.value + 1},
            of.count);
      }
    }
    for (std::size_t measure = 0; measure < kMeasures; ++measure) {
      auto suppression = statistics::suppressed(cubes[measure]);
      tables[breakdown].push_back({std::move(cubes[measure]), std::move(suppression)});
    }
    for (std::size_t period = 0; period <= kQuarters; ++period) {
      if (last_month_of(period, year) <= last()) {  // else nothing of it is shown
        hide_totals_alike(tables[breakdown], kOfStories, period);
        hide_totals_alike(tables[breakdown], kOfAnsweredStories, period);
        hide_totals_alike(tables[breakdown], kOfAnswers, period);
      }
    }
    for (std::size_t measure = 0; measure < kMeasures; ++measure) {
      hide_unsettled(tables[breakdown][measure], static_cast<StoryMeasure>(measure), year);
    }
  }
  return tables;
}

void PublishedStories::hide_unsettled(Table& table, StoryMeasure measure, std::chrono::year year) const {
  auto const& settles = tree_of(measure).settles;
  for (std::size_t period = 0; period < table.cube.periods().size(); ++period) {
    auto const month = last_month_of(period, year);
    for (std::size_t node = 0; node < settles.size(); ++node) {
      if (month <= last() && (settles[node] == 0 || has_settled(month, settles[node]))) {
        continue;
      }
      for (std::size_t value = 0; value <= table.cube.values(); ++value) {
        table.suppression.hide({node, period, value});
      }
    }
  }
}

bool PublishedStories::has_settled(Month month, int days) const {
  return std::chrono::sys_days{month / std::chrono::last} + std::chrono::days{days} < std::chrono::sys_days{as_of_};
}

PublishedStories::Table const* PublishedStories::table(StoryBreakdown breakdown, StoryMeasure measure,
                                                       std::chrono::year year) const {
  auto const found = years_.find(year);
  return found == years_.end() ? nullptr
                               : &found->second[static_cast<std::size_t>(breakdown)][static_cast<std::size_t>(measure)];
}

statistics::Composed PublishedStories::sum(Asked const& asked, StoryMeasure measure, Nodes const& leaves,
                                           std::vector<Month> const& months) const {
  Nodes values;
  auto const& known = this->values(asked.breakdown);
  for (auto const& value : asked.values) {
    if (auto const found = std::ranges::find(known, value); found != known.end()) {
      values.push_back(static_cast<std::size_t>(found - known.begin()) + 1);
    }
  }
  if (asked.values.empty()) {
    values.push_back(statistics::kAllValues);
  }
  statistics::Composed all;
  for (auto const& [year, tables] : years_) {
    auto const [periods, is_whole] = periods_of(measure, year, months);
    all.hidden_pieces += is_whole ? 0 : 1;
    auto const& table = tables[static_cast<std::size_t>(asked.breakdown)][static_cast<std::size_t>(measure)];
    for (auto const value : values) {
      auto const part = statistics::compose(table.cube, table.suppression, leaves, periods, value);
      all.sum += part.sum;
      all.hidden_pieces += part.hidden_pieces;
    }
  }
  return all;
}

Waits PublishedStories::waits(Asked const& asked, std::vector<Month> const& months) const {
  auto const add = [](std::map<std::int32_t, Waits::Day> const& more, std::map<std::int32_t, Waits::Day>& sum) {
    for (auto const& [day, count] : more) {
      sum[day].answered += count.answered;
      sum[day].waiting += count.waiting;
    }
  };
  auto const& tally = tallies_[static_cast<std::size_t>(asked.breakdown)];
  Waits all;
  for (std::size_t value = 0; value < tally.values().size(); ++value) {
    if (!asked.values.empty() && std::ranges::find(asked.values, tally.values()[value]) == asked.values.end()) {
      continue;
    }
    for (auto const month : months) {
      if (auto const* const waits = tally.waits(value, month)) {
        add(waits->calendar, all.calendar);
        add(waits->working, all.working);
      }
    }
  }
  return all;
}

}  // namespace relais::experiences

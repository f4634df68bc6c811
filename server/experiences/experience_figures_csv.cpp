#include "experiences/experience_figures_csv.hpp"

#include <fmt/format.h>

#include "platform/tables/write_csv.hpp"

namespace relais::experiences {
namespace {

std::string shown(std::optional<std::int64_t> count) {
  auto const state = count ? statistics::CellState::kShown : statistics::CellState::kHidden;
  return statistics::export_text(count.value_or(0), state);
}

StoryFigureState state_of(StoryMedianState state) {
  return state == StoryMedianState::kHidden    ? StoryFigureState::kHidden
         : state == StoryMedianState::kNothing ? StoryFigureState::kNothing
                                               : StoryFigureState::kShown;
}

class Csv {
 public:
  explicit Csv(ExperienceFigures const& figures) {
    row_.network = figures.network;
    row_.as_of = figures.as_of;
    row_.is_generated = figures.is_generated;
    from_ = figures.from;
    to_ = figures.to;
    tables::write_csv_head<ExperienceFigureRow>(text_);
  }

  void add(StoryFiguresLine const& line, std::optional<StoryBreakdown> by) {
    row_.by = by;
    row_.key = line.key;
    row_.label = line.label;
    count("stories", line.stories, from_, to_);
    rate("share_of_stories", line.share);
    answered(line.answered);
    median("median_days", line.median);
    median("median_working_days", line.working_median);
    for (auto const& [feeling, of] : line.feelings) {
      rate(fmt::format("feeling_{}", TextForm<Feeling>::write(feeling)), of);
    }
    rate("solved_of_judged", line.solved_of_judged);
    rate("solved_of_answered", line.solved_of_answered);
    rate("changed", line.changed);
    for (auto const& [kind, of] : line.kinds) {
      rate(fmt::format("kind_{}", TextForm<ServiceAnswerKind>::write(kind)), of);
    }
    if (auto const& beside = line.per_thousand_visits) {
      auto row = begun("per_thousand_visits", beside->from, beside->to);
      row.count = shown(beside->published);
      row.of = shown(beside->visits);
      row.value = beside->stories;
      put(beside->interval, row);
      write(row);
    }
  }

  void add(StoryCohort const& cohort) {
    row_.by.reset();
    row_.key.clear();
    row_.label.clear();
    row_.cohort = cohort.month;
    count("stories", cohort.stories, cohort.month, cohort.month);
    answered(cohort.answered);
    row_.cohort.reset();
  }

  std::string take() { return std::move(text_); }

 private:
  ExperienceFigureRow begun(std::string figure, std::optional<Month> from, std::optional<Month> to) const {
    auto row = row_;
    row.figure = std::move(figure);
    row.from = from.value_or(from_);
    row.to = to.value_or(to_);
    return row;
  }
  static void put(std::optional<statistics::Interval> const& interval, ExperienceFigureRow& row) {
    if (interval) {
      row.low = interval->low;
      row.high = interval->high;
    }
  }
  void write(ExperienceFigureRow const& row) { tables::write_csv_row(row, text_); }

  void count(std::string figure, std::int64_t stories, Month from, Month to) {
    auto row = begun(std::move(figure), from, to);
    row.state = StoryFigureState::kShown;
    row.count = shown(stories);
    write(row);
  }

  void rate(std::string figure, StoryRate const& rate) {
    if (rate.state == StoryFigureState::kNothing) {
      return;
    }
    auto row = begun(std::move(figure), rate.from, rate.to);
    row.state = rate.state;
    if (rate.state != StoryFigureState::kNotYet) {
      row.count = shown(rate.count);
      row.of = shown(rate.of);
    }
    row.value = rate.share;
    put(rate.interval, row);
    write(row);
  }

  void answered(std::vector<AnsweredWithin> const& all) {
    for (auto const& [days, of] : all) {
      rate(fmt::format("answered_within_{}", days), of);
    }
  }

  // One that is not reached has no value.
  void median(std::string figure, StoryMedian const& median) {
    if (median.state == StoryMedianState::kNothing) {
      return;
    }
    auto row = begun(std::move(figure), median.from, median.to);
    row.state = state_of(median.state);
    row.of = shown(median.of);
    row.value = median.days;
    row.low = median.low;
    row.high = median.high;
    write(row);
  }

  std::string text_;
  ExperienceFigureRow row_;
  Month from_{};
  Month to_{};
};

}  // namespace

std::string experience_figures_csv(ExperienceFigures const& figures, std::optional<StoryBreakdown> by) {
  auto csv = Csv{figures};
  csv.add(figures.total, std::nullopt);
  for (auto const& item : figures.items) {
    csv.add(item, by);
  }
  for (auto const& cohort : figures.cohorts) {
    csv.add(cohort);
  }
  return csv.take();
}

}  // namespace relais::experiences

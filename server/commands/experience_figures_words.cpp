#include "commands/experience_figures_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "platform/i18n/format.hpp"

namespace relais::commands {

using experiences::StoryBreakdown;
using experiences::StoryFigureState;
using experiences::StoryMedianState;

namespace {

constexpr double kHundred = 100;
constexpr double kEdge = 0.01;  // nearer to none or all a share is told to the tenth: it is not quite so

}  // namespace

std::string FiguresWords::said(std::string_view key, i18n::Arguments arguments) const {
  return words_.text(fmt::format("story_figures.{}", key), arguments);
}

std::string FiguresWords::number(std::int64_t of) const {
  return i18n::number(language(), of);
}

std::string FiguresWords::month(experiences::Month month) const {
  return i18n::month(language(), Date{month / std::chrono::day{1}});
}

std::string FiguresWords::percent(double share) const {
  auto const is_edge = (share > 0 && share < kEdge) || (share < 1 && share > 1 - kEdge);
  return said("percent", {{"value", is_edge ? i18n::decimal(language(), kHundred * share)
                                            : number(std::llround(kHundred * share))}});
}

std::string FiguresWords::days(double count) const {
  return said("days", {{"count", std::llround(count)}});
}

std::string FiguresWords::name(StoryBreakdown breakdown, experiences::StoryFiguresLine const& line) const {
  if (!line.label.empty()) {
    return line.label;
  }
  if (breakdown == StoryBreakdown::kUsedChannel && line.key != experiences::kNotSaid) {
    return words_.text("stories.used." + line.key);
  }
  if (breakdown == StoryBreakdown::kChannel) {
    return i18n::capitalised(language(), words_.text("stories.told_by." + line.key));
  }
  return said("value." + line.key);
}

std::string FiguresWords::months(std::optional<experiences::Month> from, std::optional<experiences::Month> to) const {
  if (!from || !to) {
    return "";
  }
  return *from == *to ? month(*from) : said("months", {{"from", month(*from)}, {"to", month(*to)}});
}

std::string FiguresWords::note(experiences::StoryRate const& rate) const {
  auto note = said("between", {{"low", percent(rate.interval->low)}, {"high", percent(rate.interval->high)}});
  return rate.state == StoryFigureState::kFragile ? note + " · " + said("fragile") : note;
}

FigureCell FiguresWords::cell(experiences::StoryRate const& rate, experiences::StoryRate const& beside) const {
  if (!rate.share) {
    if (rate.state == StoryFigureState::kHidden && rate.count && rate.of) {
      return {said("count_of", {{"count", number(*rate.count)}, {"of", number(*rate.of)}}), said("too_few_for_share")};
    }
    return {said(fmt::format("state.{}", TextForm<StoryFigureState>::write(rate.state))), {}};
  }
  auto below = note(rate);
  if (rate.from != beside.from || rate.to != beside.to) {
    below += " · " + months(rate.from, rate.to);
  }
  return {said("rate", {{"share", percent(*rate.share)}, {"count", number(*rate.count)}, {"of", number(*rate.of)}}),
          std::move(below)};
}

FigureCell FiguresWords::headline(experiences::StoryRate const& rate) const {
  if (!rate.share) {
    return cell(rate, rate);
  }
  return {percent(*rate.share),
          fmt::format("{} · {} · {}", said("count_of", {{"count", number(*rate.count)}, {"of", number(*rate.of)}}),
                      note(rate), months(rate.from, rate.to))};
}

FigureCell FiguresWords::cell(experiences::StoryMedian const& median, experiences::StoryMedian const& working) const {
  if (median.state == StoryMedianState::kNotReached) {
    return {said("median_not_reached"), said("of_stories", {{"count", *median.of}})};
  }
  if (!median.days) {
    return {words_.text(median.state == StoryMedianState::kHidden ? "story_figures.state.hidden"
                                                                  : "story_figures.state.nothing"),
            {}};
  }
  auto note = median.high
                  ? said("between", {{"low", days(median.low.value_or(*median.days))}, {"high", days(*median.high)}})
                  : said("at_least", {{"low", days(median.low.value_or(*median.days))}});
  if (working.days) {
    note = said("working_days", {{"count", std::llround(*working.days)}}) + " · " + note;
  }
  return {days(*median.days), std::move(note)};
}

FigureCell FiguresWords::cell(std::int64_t stories) const {
  return {number(stories), {}};
}

FigureCell FiguresWords::cell(std::optional<experiences::PerThousandVisits> const& beside) const {
  if (!beside) {
    return {said("visits_unknown"), {}};
  }
  auto note = said("of_visits", {{"count", beside->visits}}) + " · " + months(beside->from, beside->to);
  if (beside->interval) {
    note += " · " + said("between", {{"low", i18n::decimal(language(), beside->interval->low)},
                                     {"high", i18n::decimal(language(), beside->interval->high)}});
  }
  return {i18n::decimal(language(), beside->stories), std::move(note)};
}

indicators::PublicFigure FiguresWords::figure(std::string_view key, FigureCell cell, bool is_known, Date as_of) const {
  auto const of = [&](std::string_view what) { return said(fmt::format("{}.{}", key, what)); };
  return {of("name"),
          std::move(cell.value),
          cell.note.value_or(""),
          of("formula"),
          of("numerator"),
          of("denominator"),
          said("source", {{"date", words_.date(as_of)}}),
          is_known};
}

std::string FiguresWords::comparison(experiences::StoryComparison const& of, std::string const& first,
                                     std::string const& second) const {
  using experiences::StoryComparisonOutcome;
  auto const figure = said(fmt::format("compared.{}", TextForm<experiences::ComparedFigure>::write(of.figure)));
  if (!of.difference) {
    return words_.text("story_figures.outcome.too_few", {{"figure", figure}});
  }
  auto const is_second = of.outcome == StoryComparisonOutcome::kSecondHigher;
  auto const points = [&](double share) { return number(std::llround(kHundred * (is_second ? -share : share))); };
  auto const& [low, high] = of.difference->interval;
  auto const key = of.outcome == StoryComparisonOutcome::kCannotBeToldApart
                       ? "story_figures.outcome.cannot_be_told_apart"
                       : "story_figures.outcome.higher";
  return words_.text(key, {{"figure", figure},
                           {"first", is_second ? second : first},
                           {"second", is_second ? first : second},
                           {"points", points(of.difference->value)},
                           {"low", points(is_second ? high : low)},
                           {"high", points(is_second ? low : high)}});
}

}  // namespace relais::commands

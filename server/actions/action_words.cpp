#include "actions/action_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "platform/i18n/format.hpp"

namespace relais::actions {
namespace {

constexpr double kHundred = 100;

// Shares are said in percent, rates as they are.
double said_as(MeasureKind kind, double value) {
  return kind == MeasureKind::kStoriesPerMonth ? value : value * kHundred;
}

std::string_view unit(MeasureKind kind) {
  return kind == MeasureKind::kStoriesPerMonth ? "rate" : "share";
}

}  // namespace

std::string ActionWords::measure(MeasureDefinition const& what, MeasureNames const& names) const {
  return text(
      fmt::format("ledger.measure.{}{}", TextForm<MeasureKind>::write(what.kind), what.irritant ? "_of_irritant" : ""),
      {{"service", names.service}, {"department", names.department}});
}

std::string ActionWords::period(PeriodFigure const& figure) const {
  auto const since = i18n::month(language_, figure.since);
  auto const until = i18n::month(language_, figure.until);
  return since == until ? since : text("ledger.period", {{"since", since}, {"until", until}});
}

std::string ActionWords::figure(MeasureKind kind, PeriodFigure const& figure) const {
  if (!figure.value || !figure.interval) {
    return text("ledger.figure.too_few");
  }
  auto const number = [&](double value) { return i18n::decimal(language_, said_as(kind, value)); };
  return text(fmt::format("ledger.figure.{}", unit(kind)), {{"value", number(*figure.value)},
                                                            {"low", number(figure.interval->low)},
                                                            {"high", number(figure.interval->high)},
                                                            {"count", figure.measured.count},
                                                            {"of", figure.measured.of}});
}

std::string ActionWords::change(MeasureKind kind, BeforeAfter const& result) const {
  auto const code = TextForm<MeasureOutcome>::write(result.outcome);
  if (result.outcome == MeasureOutcome::kTooEarly) {
    return text("ledger.change.too_early", {{"date", i18n::date(language_, result.measurable_on.value_or(Date{}))}});
  }
  if (!result.difference) {
    return text(fmt::format("ledger.change.{}", code));
  }
  auto const is_less = result.outcome == MeasureOutcome::kLess;
  auto const sign = is_less ? -1.0 : 1.0;
  auto const& [low, high] = result.difference->interval;
  auto const number = [&](double value) { return i18n::decimal(language_, said_as(kind, value)); };
  auto words =
      text(fmt::format("ledger.change.{}_{}", code, unit(kind)), {{"value", number(sign * result.difference->value)},
                                                                  {"low", number(is_less ? -high : low)},
                                                                  {"high", number(is_less ? -low : high)}});
  if (result.outcome != MeasureOutcome::kNotMoved) {
    words += " " + text(is_less == less_is_better(kind) ? "ledger.change.wanted" : "ledger.change.unwanted");
  }
  return words;
}

SaidBeforeAfter ActionWords::said(MeasureKind kind, BeforeAfter const& result) const {
  SaidBeforeAfter said;
  static_cast<BeforeAfter&>(said) = result;
  said.before_period = period(said.before);
  said.before_words = figure(kind, said.before);
  if (said.after) {
    said.after_period = period(*said.after);
    said.after_words = figure(kind, *said.after);
  }
  said.change_words = change(kind, said);
  return said;
}

}  // namespace relais::actions

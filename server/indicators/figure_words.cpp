#include "indicators/figure_words.hpp"

#include <cmath>

#include <fmt/format.h>

#include "platform/i18n/format.hpp"

namespace relais::indicators {
namespace {

bool is_sure(Figure const& figure) {
  return figure.state == FigureState::kKnown && figure.value && !figure.is_lower_bound;
}

// Quantiles are known as far as their class.
bool is_one_class(Figure const& now, Figure const& before) {
  return now.interval && before.interval && now.interval->low == before.interval->low &&
         now.interval->high == before.interval->high;
}

}  // namespace

// One digit behind the language's mark.
std::string Words::decimal(double value) const {
  return i18n::decimal(language_, value);
}

std::string Words::value(double value, Unit unit) const {
  auto whole = i18n::number(language_, std::llround(value));
  switch (unit) {
    case Unit::kShare:
      return text("figures.percent", {{"value", decimal(value * 100)}});
    case Unit::kMinutes:
      return text("figures.minutes", {{"value", whole}});
    case Unit::kKilometres:
      return text("figures.kilometres", {{"value", whole}});
    case Unit::kActsAVisit:
    case Unit::kVisitsADay:
      return decimal(value);
    case Unit::kVisits:
    case Unit::kActs:
    case Unit::kPersons:
      return whole;
  }
  return whole;
}

std::string Words::value(Figure const& figure, Unit unit) const {
  if (!figure.value) {
    return state(figure.state);
  }
  auto const said = value(*figure.value, unit);
  return figure.is_lower_bound ? text("figures.at_least", {{"value", said}}) : said;
}

std::string Words::state(FigureState state) const {
  return text(fmt::format("figures.state.{}", TextForm<FigureState>::write(state)));
}

std::string Words::basis(Figure const& figure, Unit unit) const {
  std::vector<std::string> parts;
  if (unit == Unit::kShare && figure.denominator) {
    parts.push_back(text("figures.of", {{"n", i18n::number(language_, *figure.denominator)}}));
  }
  if (figure.interval && figure.value) {
    auto const* const key = unit == Unit::kShare ? "figures.interval" : "figures.class";
    parts.push_back(
        text(key, {{"low", value(figure.interval->low, unit)}, {"high", value(figure.interval->high, unit)}}));
  }
  if (figure.state == FigureState::kFragile) {
    parts.push_back(text("figures.fragile"));
  }
  return fmt::format("{}", fmt::join(parts, " · "));
}

std::string Words::change(Statistics const& statistics) const {
  auto const unit = statistics.definition.unit;
  auto same = text("figures.change.same");
  if (statistics.change) {
    auto const& change = *statistics.change;
    auto const points = decimal(std::abs(change.value * 100));
    return change.low > 0    ? text("figures.change.up", {{"points", points}})
           : change.high < 0 ? text("figures.change.down", {{"points", points}})
                             : same;
  }
  auto const& before = statistics.previous;
  if (unit == Unit::kShare || !before || !is_sure(statistics.total) || !is_sure(*before)) {
    return "";
  }
  auto const difference = *statistics.total.value - *before->value;
  if (is_one_class(statistics.total, *before) || difference == 0) {
    return same;
  }
  return (difference > 0 ? "+ " : "− ") + value(std::abs(difference), unit);
}

std::string Words::before(Statistics const& statistics) const {
  return statistics.previous
             ? text("figures.before", {{"value", value(*statistics.previous, statistics.definition.unit)}})
             : "";
}

std::string Words::month(Month month) const {
  return i18n::month(language_, Date{month / 1});
}

std::string Words::period(Month from, Month to) const {
  return from == to ? i18n::capitalised(language_, month(from))
                    : text("figures.from_to", {{"from", month(from)}, {"to", month(to)}});
}

std::string Words::item(StatisticsItem const& item, std::string_view feed, std::string_view by) const {
  if (!item.label.empty()) {
    return item.label;
  }
  if (auto const read = TextForm<Month>::read(item.key)) {
    return month(*read);
  }
  auto const key = fmt::format("{}.{}.{}", feed, by, item.key);
  return item.key == "other" ? text("figures.other") : texts_.has(language_, key) ? text(key) : item.key;
}

}  // namespace relais::indicators

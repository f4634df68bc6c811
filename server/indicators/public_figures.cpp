#include "indicators/public_figures.hpp"

#include <cmath>

#include <fmt/format.h>

#include "platform/i18n/format.hpp"

namespace relais::indicators {
namespace {

class Words {
 public:
  Words(i18n::Texts const& texts, Language language) : texts_(texts), language_(language) {}

  std::string text(std::string_view key) const { return std::string{texts_.text(language_, key)}; }

  std::string value(double value, Unit unit) const {
    auto whole = i18n::number(language_, std::llround(value));
    switch (unit) {
      case Unit::kShare:
        return texts_.message(language_, "figures.percent", {{"value", decimal(value * 100)}});
      case Unit::kMinutes:
        return texts_.message(language_, "figures.minutes", {{"value", whole}});
      case Unit::kKilometres:
        return texts_.message(language_, "figures.kilometres", {{"value", whole}});
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

  std::string value(Figure const& figure, Unit unit) const {
    if (!figure.value) {
      return text(fmt::format("figures.state.{}", TextForm<FigureState>::write(figure.state)));
    }
    auto const said = value(*figure.value, unit);
    return figure.is_lower_bound ? texts_.message(language_, "figures.at_least", {{"value", said}}) : said;
  }

  // n, how sure, and that it rests on few.
  std::string basis(Figure const& figure, Unit unit) const {
    std::vector<std::string> parts;
    if (unit == Unit::kShare && figure.denominator) {
      parts.push_back(texts_.message(language_, "figures.of", {{"n", i18n::number(language_, *figure.denominator)}}));
    }
    if (figure.interval && figure.value) {
      auto const* const key = unit == Unit::kShare ? "figures.interval" : "figures.class";
      parts.push_back(texts_.message(
          language_, key, {{"low", value(figure.interval->low, unit)}, {"high", value(figure.interval->high, unit)}}));
    }
    if (figure.state == FigureState::kFragile) {
      parts.push_back(text("figures.fragile"));
    }
    return fmt::format("{}", fmt::join(parts, " · "));
  }

  std::string month(Month month) const { return i18n::month(language_, Date{month / 1}); }

  std::string period(Month from, Month to) const {
    return texts_.message(language_, "figures.from_to", {{"from", month(from)}, {"to", month(to)}});
  }

 private:
  // One digit behind the language's mark.
  std::string decimal(double value) const {
    auto said = fmt::format("{:.1f}", value);
    if (language_ != Language::kEn) {
      said.replace(said.find('.'), 1, ",");
    }
    return said;
  }

  i18n::Texts const& texts_;
  Language language_;
};

std::vector<PublicFigureRow> rows_of(Statistics const& all, Words const& words) {
  std::vector<PublicFigureRow> rows;
  for (auto const& item : all.items) {
    auto const month = TextForm<Month>::read(item.key);
    auto const name = !item.label.empty() ? item.label : month ? words.month(*month) : words.text("figures.other");
    if (item.figure.state != FigureState::kNotRecorded) {
      rows.push_back(
          {name, words.value(item.figure, all.definition.unit), words.basis(item.figure, all.definition.unit)});
    }
  }
  return rows;
}

}  // namespace

std::vector<std::string> const& public_indicators() {
  static std::vector<std::string> const all{"resolution_rate", "visits",         "acts",      "reorientation_rate",
                                            "waiting_median",  "visits_per_day", "km_avoided"};
  return all;
}

PublicFiguresPage public_figures(std::vector<Statistics> const& all, Statistics const& by_place,
                                 Statistics const& by_partner, i18n::Texts const& texts, Language language) {
  auto const words = Words{texts, language};
  PublicFiguresPage page;
  page.title = words.text("figures.public_title");
  page.description = words.text("figures.public_description");
  page.period = words.period(by_place.from, by_place.to);
  page.is_generated = by_place.is_generated;
  for (auto const& one : all) {
    auto const& definition = one.definition;
    page.figures.push_back({definition.name, words.value(one.total, definition.unit),
                            words.basis(one.total, definition.unit), definition.formula, definition.numerator,
                            definition.denominator, definition.source, one.total.value.has_value()});
  }
  if (!all.empty()) {
    page.months = rows_of(all.front(), words);
  }
  page.places = rows_of(by_place, words);
  page.partners = rows_of(by_partner, words);
  return page;
}

}  // namespace relais::indicators

#include "indicators/public_figures.hpp"

#include "indicators/figure_words.hpp"

namespace relais::indicators {
namespace {

std::vector<PublicFigureRow> rows_of(Statistics const& all, Words const& words) {
  std::vector<PublicFigureRow> rows;
  for (auto const& item : all.items) {
    if (item.figure.state != FigureState::kNotRecorded) {
      rows.push_back({words.item(item, {}, {}), words.value(item.figure, all.definition.unit),
                      words.basis(item.figure, all.definition.unit)});
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

PublicFigure public_figure(Statistics const& of, i18n::Texts const& texts, Language language) {
  auto const words = Words{texts, language};
  auto const& definition = of.definition;
  return {definition.name,
          words.value(of.total, definition.unit),
          words.basis(of.total, definition.unit),
          definition.formula,
          definition.numerator,
          definition.denominator,
          definition.source,
          of.total.value.has_value()};
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
    page.figures.push_back(public_figure(one, texts, language));
  }
  if (!all.empty()) {
    page.months = rows_of(all.front(), words);
  }
  page.places = rows_of(by_place, words);
  page.partners = rows_of(by_partner, words);
  return page;
}

}  // namespace relais::indicators

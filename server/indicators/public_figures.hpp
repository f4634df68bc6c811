// "The network in figures": what anybody may read of it, each with definition, n and period.
#pragma once

#include "indicators/statistics.hpp"
#include "platform/i18n/texts.hpp"
#include "platform/pages/page.hpp"

namespace relais::indicators {

struct PublicFigure {
  std::string name;
  std::string value;  // "81,0 %", or why there is none
  std::string basis;  // "of 7,514 · between 82.5 % and 84.2 %"
  std::string formula;
  std::string numerator;
  std::string denominator;
  std::string source;
  bool is_known = false;
};
BOOST_DESCRIBE_STRUCT(PublicFigure, (), (name, value, basis, formula, numerator, denominator, source, is_known))

struct PublicFigureRow {
  std::string name;
  std::string value;
  std::string basis;
};
BOOST_DESCRIBE_STRUCT(PublicFigureRow, (), (name, value, basis))

// Template "indicators/figures".
struct PublicFiguresPage : pages::Page {
  std::string period;
  bool is_generated = false;
  std::vector<PublicFigure> figures;
  std::vector<PublicFigureRow> months;    // completion by month
  std::vector<PublicFigureRow> places;    // and by department
  std::vector<PublicFigureRow> partners;  // and by body
};
BOOST_DESCRIBE_STRUCT(PublicFiguresPage, (pages::Page), (period, is_generated, figures, months, places, partners))

// The indicators of the page, in their order; the first is the one that is broken down.
std::vector<std::string> const& public_indicators();

PublicFigure public_figure(Statistics const& of, i18n::Texts const& texts, Language language);

// `all`: one for each of public_indicators(). `by_place`, `by_partner`: of the first one.
PublicFiguresPage public_figures(std::vector<Statistics> const& all, Statistics const& by_place,
                                 Statistics const& by_partner, i18n::Texts const& texts, Language language);

}  // namespace relais::indicators

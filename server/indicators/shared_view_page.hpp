// What a link to figures shows, for anybody who has it.
#pragma once

#include "indicators/public_figures.hpp"
#include "indicators/shared_view_routes.hpp"

namespace relais::indicators {

// Template "indicators/shared".
struct SharedViewPage : pages::Page {
  std::string place;
  std::string period;
  std::optional<std::string> only;  // what it was narrowed to
  std::string until;
  bool is_generated = false;
  PublicFigure figure;
  std::vector<PublicFigureRow> months;
  std::string parts_title;             // "by partner"
  std::vector<PublicFigureRow> parts;  // empty: no breakdown was asked for
};
BOOST_DESCRIBE_STRUCT(SharedViewPage, (pages::Page),
                      (place, period, only, until, is_generated, figure, months, parts_title, parts))

SharedViewPage shared_view_page(OpenedView const& view, i18n::Texts const& texts, Language language);

}  // namespace relais::indicators

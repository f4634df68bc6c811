// What the routes of figures need of the rest of the program.
#pragma once

#include "indicators/geography.hpp"
#include "indicators/rollup_store.hpp"
#include "platform/http/routes.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::indicators {

// Outlives the routes. Only feeds stand in it where the contract alone is wanted.
struct FiguresHouse {
  db::Database* database = nullptr;
  Clock const* clock = nullptr;
  i18n::Texts const* texts = nullptr;
  std::vector<Feed> feeds = {};
  GeographyNow geography = {};
};

}  // namespace relais::indicators

// Figures as they are answered: read, and their definition in the language of whoever asks.
#pragma once

#include "indicators/figures_house_routes.hpp"
#include "indicators/statistics_store.hpp"

namespace relais::indicators {

// The words of a definition; those of a later version stand under "…_2".
DefinitionItem worded(Feed const& feed, Definition const& definition, i18n::Texts const& texts, Language language);

// Refusals as of read_statistics.
Result<Statistics> worded_statistics(FiguresHouse const& house, Feed const& feed, Geography const& geography,
                                     Asked const& asked);

}  // namespace relais::indicators

// What a figure was narrowed to, in words: a link or a paper that does not say it reads as the whole place.
#pragma once

#include "access/access.hpp"
#include "indicators/figure_words.hpp"
#include "indicators/geography.hpp"

namespace relais::indicators {

// "Filtered by body: Caf · Filtered by zone: Rural"; empty: of all.
std::string narrowing(StatisticsQuery const& query, std::string_view feed, NetworkId const& network,
                      Geography const& geography, Words const& words);

}  // namespace relais::indicators

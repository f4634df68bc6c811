// Figures read out of roll-ups: for a place, some months, one indicator.
#pragma once

#include "indicators/geography.hpp"
#include "indicators/published_year.hpp"
#include "indicators/statistics.hpp"

namespace relais::indicators {

struct Asked {
  StatisticsQuery query;
  NetworkId network;
  std::optional<Scope> scope;  // of who may read figures; nothing: the public, which reads of networks and territories
  std::optional<Scope> own;    // of who records visits, where they do: figures of a counter within it are their own
  Instant now;
  Language language = Language::kFr;
  KeptYears* kept = nullptr;  // nothing: all is made anew
};

// Refusals: statistics.indicator_unknown, .place_unknown (also beyond reach), .zone_unknown, .counter_kind_unknown,
// .filter_not_public (strangers read of no counter, nor of what only one may be), .period_backwards, .period_too_long
// (twenty years), .breakdown_unknown, .value_missing, .definitions_differ (of the period and of that which is asked for
// to compare it with).
Result<Statistics> read_statistics(db::Snapshot const& snapshot, Feed const& feed, Geography const& geography,
                                   Asked const& asked);

}  // namespace relais::indicators

// The note of a place: ten figures on one page, each with its n, how sure it is, its change and what it means.
#pragma once

#include "indicators/figure_table.hpp"

namespace relais::indicators {

// The ten, in their order.
std::vector<std::string> const& note_indicators();

// `figures`: of one month each, in that order.
std::string note_pdf(std::vector<Statistics> const& figures, Words const& words, Instant now);

// The first year of a place: the same ten, with the version of each definition; beside each the year after, where it is
// over. `then`: that year against the first, or nothing at all; one whose definition is another has no figure there.
std::string first_year_pdf(std::vector<Statistics> const& first, std::vector<Statistics> const& then,
                           Words const& words, Instant now);

// The same as a table of numbers.
tables::Sheet note_sheet(std::vector<Statistics> const& figures, Words const& words);

// "Aisne", or the whole network.
std::string place_name(Statistics const& statistics, Words const& words);
// The foot of each page: whose it is, and of which day.
std::string foot_of(std::string_view title, Words const& words, Instant now);

}  // namespace relais::indicators

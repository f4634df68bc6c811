// One indicator on paper: its figure, its course, the table behind it, its definition.
#pragma once

#include "indicators/figure_words.hpp"

namespace relais::indicators {

// `only`: what the figure was narrowed to, in words; empty: nothing. `feed`, `by`: where the words of codes stand.
std::string figure_pdf(Statistics const& statistics, Words const& words, std::string const& only, std::string_view feed,
                       std::string_view by, Instant now);

}  // namespace relais::indicators

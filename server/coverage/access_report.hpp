// Access on paper: the figure with its band, the curve, the table, method and sources.
#pragma once

#include "coverage/access_words.hpp"
#include "coverage/coverage_house.hpp"

namespace relais::coverage {

// Of the whole question; at most some hundred lines of its table. Refusals: those of CoverageHouse::answer().
Result<std::string> access_report(CoverageHouse const& house, AccessWords const& words, CoverageQuery query,
                                  Instant now);

}  // namespace relais::coverage

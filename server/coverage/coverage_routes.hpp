// GET /api/v1/coverage, /coverage.csv, /coverage.pdf and /travel-times.
#pragma once

#include "coverage/coverage_house.hpp"
#include "platform/clock/clock.hpp"
#include "platform/http/routes.hpp"
#include "platform/i18n/texts.hpp"

namespace relais::coverage {

// `house` may be null where only the contract is asked for; otherwise it outlives the routes, and so do the others.
void add_coverage_routes(http::Routes& routes, CoverageHouse const* house, i18n::Texts const& texts,
                         Clock const& clock);

}  // namespace relais::coverage

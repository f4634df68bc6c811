// /api/v1/coverage/sitings: where to open next, worked out by a job that tells how far it is.
#pragma once

#include <atomic>

#include "coverage/coverage_house.hpp"
#include "platform/clock/clock.hpp"
#include "platform/db/database.hpp"
#include "platform/http/routes.hpp"
#include "platform/jobs/worker.hpp"

namespace relais::coverage {

// What is pointed at may be null where only the contract is asked for; otherwise it outlives the routes.
void add_siting_routes(http::Routes& routes, CoverageHouse const* house, db::Database* database, Clock const* clock);

// The handler of kSitingJob. All outlive it. A job that is killed begins anew when its lease has ended, which on SQLite
// is the next start; one that is at work when `is_stopping` becomes true a minute after the next start. Roads without
// their hierarchy are logged, once for each file of roads.
jobs::Handler siting_job(CoverageHouse const& house, db::Database& database, log::Log const& log,
                         std::atomic<bool> const& is_stopping);

}  // namespace relais::coverage

// The queue of what people told is wrong, for those who look into it.
#pragma once

#include "network/error_report.hpp"
#include "platform/db/database.hpp"
#include "platform/http/routes.hpp"

namespace relais::network {

// Both are null where only the contract is wanted.
void add_report_queue_routes(http::Routes& routes, db::Database* database, Clock const* clock);

}  // namespace relais::network

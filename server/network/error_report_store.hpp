// The queue of error reports: rows in, types out.
#pragma once

#include "network/error_report.hpp"
#include "platform/db/session.hpp"

namespace relais::network {

// Refused: network.counter_unknown, network.report_id_malformed, network.report_id_taken (another report bears it).
Result<FiledError> file_error(db::Transaction& transaction, Scope const& scope, CounterId const& counter,
                              ToldError const& told, std::string const& fresh_id, Instant now);

// The reports of a network that nobody has looked into, oldest first. For a scope of that network only.
std::vector<ErrorReport> open_reports(db::Snapshot const& snapshot, Scope const& scope, NetworkId const& network);

}  // namespace relais::network

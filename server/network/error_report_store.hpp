// The queue of error reports: rows in, types out.
#pragma once

#include "network/error_report.hpp"
#include "platform/db/session.hpp"

namespace relais::network {

// Refused: network.counter_unknown, network.report_id_malformed, network.report_id_taken (another report bears it).
Result<FiledError> file_error(db::Transaction& transaction, Scope const& scope, CounterId const& counter,
                              ToldError const& told, std::string const& fresh_id, Instant now);

// The reports that nobody has looked into, of the counters within reach, oldest first.
std::vector<ReportItem> open_reports(db::Snapshot const& snapshot, Scope const& scope);

// It has been looked into; the text goes, for it may speak of persons. Refused: network.report_unknown.
Result<ReportItem> treat_report(db::Transaction& transaction, Scope const& scope, std::string const& id);

}  // namespace relais::network

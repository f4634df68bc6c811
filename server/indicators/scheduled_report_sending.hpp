// Sends what is due of one scheduled report.
#pragma once

#include "indicators/scheduled_report_store.hpp"
#include "indicators/sharing_house_routes.hpp"

namespace relais::indicators {

// Plans the next one, then sends the month that is due to each recipient once, as far as they reach now. `alive` is
// called before each letter. Throws std::runtime_error where a mail was not taken or the directory is not there yet: to
// be run again, and nobody who has it gets it again.
void send_scheduled_report(SharingHouse const& house, ReportToSend const& what, std::function<void()> const& alive);

}  // namespace relais::indicators

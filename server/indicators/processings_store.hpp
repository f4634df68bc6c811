// What figures do with personal data, as the register tells it: who made a link or has a report sent.
#pragma once

#include "platform/privacy/processing.hpp"

namespace relais::indicators {

// shared_views, scheduled_reports.
std::vector<privacy::Processing> processings();

// Links and reports of somebody who is erased.
void forget_person(db::Transaction& tx, std::string const& network, std::string const& account);

}  // namespace relais::indicators

// Links to figures and reports by mail as this program runs them.
#pragma once

#include "indicators/sharing_house_routes.hpp"
#include "network/directory.hpp"
#include "platform/config/settings.hpp"
#include "platform/jobs/worker.hpp"

namespace relais::commands {

// `figures` outlives it.
indicators::SharingHouse sharing_house(config::Settings const& settings, indicators::FiguresHouse const& figures,
                                       network::DirectoryNow directory);

// Sends the reports that are due. The house outlives the handlers.
std::map<std::string, jobs::Handler> sharing_jobs(indicators::SharingHouse const& house);

}  // namespace relais::commands

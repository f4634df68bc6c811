// What links to figures and reports by mail need of the rest of the program.
#pragma once

#include "indicators/scheduled_report.hpp"
#include "platform/outgoing/mail.hpp"

namespace relais::indicators {

// Outlives the routes. Nothing but figures with their feeds stands in it where the contract alone is wanted.
struct SharingHouse {
  FiguresHouse const* figures = nullptr;
  std::string public_url = {};                  // "https://relais.example.org"
  std::optional<outgoing::Mailer> mailer = {};  // nothing: no mail is sent
  // Nothing while the directory is being loaded.
  std::function<std::optional<NetworkCalendar>(NetworkId const&)> calendar = {};
};

// Null: no capability hands in figures under this name.
Feed const* feed_of(SharingHouse const& house, std::string_view id);

}  // namespace relais::indicators

// Who publishes the open data and where, as the settings say it.
#pragma once

#include "network/open_data.hpp"
#include "platform/config/settings.hpp"

namespace relais::commands {

// `texts` must outlive it.
inline network::OpenDataSite open_data_site(i18n::Texts const& texts, config::Settings const& settings) {
  return {texts, settings.public_url, settings.publisher, settings.contact_email};
}

}  // namespace relais::commands

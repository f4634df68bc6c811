// Who publishes the open data and where, as the settings say it.
#pragma once

#include "indicators/public_data_routes.hpp"
#include "network/open_data.hpp"
#include "platform/config/settings.hpp"

namespace relais::commands {

// The public figures, in the catalogue of the directory's open data.
inline network::FurtherDataset figures_dataset() {
  return {"figures",
          "open_data.figures_title",
          "open_data.figures_description",
          "open_data.figures_source",
          indicators::kPublicDataSchemaPath,
          {{{"figures.csv", indicators::kPublicDataPath, "text/csv; charset=utf-8", "open_data.api.figures_csv", {}},
            "figures_csv",
            "CSV",
            "text/csv",
            ""}}};
}

// `texts` must outlive it.
inline network::OpenDataSite open_data_site(i18n::Texts const& texts, config::Settings const& settings) {
  return {texts, settings.public_url, settings.publisher, settings.contact_email, {figures_dataset()}};
}

}  // namespace relais::commands

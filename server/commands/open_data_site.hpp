// Who publishes the open data and where, as the settings say it.
#pragma once

#include "coverage/coverage_table.hpp"
#include "experiences/open_data.hpp"
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

// Who is how far from a counter: derives from OpenStreetMap where roads are loaded.
inline network::FurtherDataset access_dataset() {
  return {"access",
          "open_data.access_title",
          "open_data.access_description",
          "open_data.access_source",
          coverage::kAccessSchemaPath,
          {{{"access.csv", coverage::kAccessDataPath, "text/csv; charset=utf-8", "coverage.api.coverage_csv", {}},
            "access_csv",
            "CSV",
            "text/csv",
            ""}},
          "IRREG",
          "https://opendatacommons.org/licenses/odbl/1-0/"};
}

// What people told of services, and the answers.
inline network::FurtherDataset stories_dataset() {
  return {"experiences",
          "open_data.stories_title",
          "open_data.stories_description",
          "open_data.stories_source",
          experiences::kOpenDataSchemaPath,
          {{{"experiences.csv", experiences::kOpenDataPath, "text/csv; charset=utf-8", "open_data.api.stories_csv", {}},
            "stories_csv",
            "CSV",
            "text/csv",
            ""}},
          "CONT"};
}

// `texts` must outlive it.
inline network::OpenDataSite open_data_site(i18n::Texts const& texts, config::Settings const& settings) {
  return {texts,
          settings.public_url,
          settings.publisher,
          settings.contact_email,
          {figures_dataset(), access_dataset(), stories_dataset()}};
}

}  // namespace relais::commands

// All that is done with stories over HTTP, made together: the API here, the public pages in `commands`.
#pragma once

#include "experiences/author_routes.hpp"
#include "experiences/experience_figures_routes.hpp"
#include "experiences/irritant_routes.hpp"
#include "experiences/moderation_figures.hpp"
#include "experiences/open_data_routes.hpp"
#include "experiences/practice_routes.hpp"
#include "experiences/reading_routes.hpp"
#include "experiences/report_routes.hpp"
#include "experiences/tell_routes.hpp"

namespace relais::experiences {

class Experiences {
 public:
  // `house` must outlive this.
  explicit Experiences(ExperienceHouse const& house)
      : telling(house),
        author(house),
        reading(house),
        reporting(house),
        figures(house),
        irritants(house),
        practices(house),
        house_(house) {}

  // This and `texts` must outlive the routes.
  void add_routes(http::Routes& routes, i18n::Texts const& texts) const;

  ModerationFigures moderation(NetworkId const& network) const { return moderation_figures(house_, network); }

  Telling const telling;
  Author const author;
  Reading const reading;
  Reporting const reporting;
  StoryFigures const figures;
  Irritants const irritants;
  Practices const practices;

 private:
  ExperienceHouse const& house_;
};

}  // namespace relais::experiences

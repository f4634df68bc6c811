// Reports about what is published: filed by anybody with a receipt, decided by a moderator with reasons to both sides.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "experiences/report.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

class Reporting {
 public:
  // Outlives the routes, as this does.
  explicit Reporting(ExperienceHouse const& house) : house_(house) {}

  // Refusals: experiences.unknown (also of an answer that is not the story's), .id_malformed.
  Result<FiledReport> file(ExperienceId const& about, NewReport const& report) const;
  Result<OwnReport> read(std::string_view code) const;

 private:
  ExperienceHouse const& house_;
};

// POST /api/v1/experiences/{id}/reports, GET /api/v1/follow-ups/{code}/content_report, GET /api/v1/content-reports,
// PUT /api/v1/content-reports/{id}/decision.
void add_report_routes(http::Routes& routes, ExperienceHouse const& house, Reporting const& reporting);

}  // namespace relais::experiences

// Reports about what is published: filed by anybody with a receipt, decided by a moderator with reasons to both sides.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "experiences/report.hpp"
#include "platform/http/rate_limiter.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

class Reporting {
 public:
  // Outlives the routes, as this does.
  explicit Reporting(ExperienceHouse const& house) : house_(house) {}

  // `proof`: where many report at once (flood.hpp). The same again gives the same code. Refusals: experiences.unknown
  // (also of an answer that is not the story's), .id_malformed, .id_taken, .proof_needed, .reply_of_named_only,
  // .replies_unread.
  Result<FiledReport> file(ExperienceId const& about, NewReport const& report, std::string_view proof = {}) const;
  Result<OwnReport> read(std::string_view code) const;

 private:
  ExperienceHouse const& house_;
  // So many at once pass, then one in ten seconds does without a proof.
  mutable http::RateLimiter without_proof_{http::RateLimit{6, 30}};
};

// POST /api/v1/experiences/{id}/reports, GET /api/v1/follow-ups/{code}/content_report, GET /api/v1/content-reports,
// PUT /api/v1/content-reports/{id}/decision.
void add_report_routes(http::Routes& routes, ExperienceHouse const& house, Reporting const& reporting);

}  // namespace relais::experiences

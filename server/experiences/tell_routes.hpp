// Telling: by anybody, and by advisors for somebody.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "experiences/experience_models.hpp"
#include "experiences/flood.hpp"
#include "platform/http/rate_limiter.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

class Telling {
 public:
  // Outlives the routes, as this does.
  explicit Telling(ExperienceHouse const& house) : house_(house) {}

  // What it would be; nothing is kept. Refusals: those of check(), experiences.loading.
  Result<ExperiencePreview> preview(NewExperience const& told) const;

  // `proof`: where many tell at once (flood.hpp). The same again gives the same code; another story under that id is
  // refused (experiences.id_taken). Refusals: those of preview(), experiences.proof_needed.
  Result<ToldExperience> tell(NewExperience const& told, std::string_view proof) const;
  Result<ToldExperience> tell(AssistedExperience const& told, http::Request const& request) const;

  // What a browser may do where a telling was refused with experiences.proof_needed.
  ProofAsked proof() const;

  ServiceTree services() const;

  // Whom to call where the words speak of danger, in the country of a network; none otherwise.
  std::vector<std::string> emergency_numbers(std::string_view words, std::string_view network) const;

  // For a form on paper. `fresh`: known to nobody.
  std::string fresh_paper_code(std::string const& fresh) const;

 private:
  Result<CheckedExperience> checked(NewExperience const& told) const;
  Result<ToldExperience> keep(NewExperience const& told, CheckedExperience const& checked,
                              Assistance const& assistance) const;
  ExperiencePreview shown(CheckedExperience const& checked, NewExperience const& told) const;

  ExperienceHouse const& house_;
  // What a country tells in its liveliest minutes passes; then one a second does without a proof.
  mutable http::RateLimiter without_proof_{http::RateLimit{60, 300}};
};

void add_tell_routes(http::Routes& routes, ExperienceHouse const& house, Telling const& telling);

}  // namespace relais::experiences

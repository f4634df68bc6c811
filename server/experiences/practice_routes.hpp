// Practices: read by anybody; promoted by whoever keeps the register of a network; adopted by those who lead a counter.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "experiences/practice.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

class Practices {
 public:
  // Outlives the routes, as this does.
  explicit Practices(ExperienceHouse const& house) : house_(house) {}

  Result<PracticeList> list(PracticeQuery const& query, Language language) const;
  // For whoever keeps the register: those whose story is gone, shown to nobody else until they are kept or withdrawn.
  Result<PracticeList> to_decide(Scope const& scope, PracticeQuery const& query, Language language) const;
  // Refusals: experiences.loading, .practice_unknown (withdrawn ones as well).
  Result<ShownPractice> one(PracticeId const& id, Language language) const;

  // Refusals: experiences.id_malformed, .practice_of_no_praise (/experience), .id_taken; of this and the next
  // experiences.concerns_you, .outside_your_area (concern_store.hpp).
  Result<ShownPractice> promote(NewPractice const& asked, http::Request const& request) const;
  Result<void> change(PracticeId const& id, PracticeChange const& asked, http::Request const& request) const;
  // Of a counter within reach. Twice the same changes nothing.
  Result<ShownPractice> adopt(PracticeId const& id, std::string const& counter, bool is_adopted,
                              http::Request const& request) const;

 private:
  Result<PracticeList> found(Scope const& scope, PracticeQuery const& query, Language language) const;

  ExperienceHouse const& house_;
};

void add_practice_routes(http::Routes& routes, Practices const& practices);

}  // namespace relais::experiences

// Irritants: confirmed ones are read by anybody; whoever keeps the register of a network reads all, confirms, sets
// aside, and groups stories by hand.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "experiences/irritant.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

class Irritants {
 public:
  // Outlives the routes, as this does.
  explicit Irritants(ExperienceHouse const& house) : house_(house) {}

  // With a scope of the public directory: confirmed ones. Refusals: experiences.loading, .service_unknown,
  // .territory_unknown.
  Result<IrritantList> list(Scope const& scope, IrritantQuery const& query, Language language) const;
  Result<IrritantWithStories> one(Scope const& scope, IrritantId const& id, Language language) const;
  // Of those that are confirmed, by identifier.
  std::map<std::string, std::string> titles(NetworkId const& network, std::span<std::string const> ids,
                                            Language language) const;
  // Its names in that language, of the confirmed ones that hold the story: { id, title }.
  std::vector<Named> of_story(ExperienceId const& story, Language language) const;

  // Refusals: experiences.id_malformed, .stories_unknown (/stories), .id_taken, .outside_your_area. What
  // changes its stories or has it disappear: experiences.concerns_you as well (concern_store.hpp).
  Result<IrritantWithStories> group(NewIrritant const& asked, http::Request const& request) const;
  Result<IrritantWithStories> decide(IrritantId const& id, IrritantDecision const& decision,
                                     http::Request const& request) const;
  Result<IrritantWithStories> say(IrritantId const& id, ExperienceId const& story, IrritantMembership membership,
                                  http::Request const& request) const;

 private:
  ExperienceHouse const& house_;
};

void add_irritant_routes(http::Routes& routes, Irritants const& irritants);

}  // namespace relais::experiences

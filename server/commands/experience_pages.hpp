// Stories among the public pages: told, listed, read, and come back to with a code; all of it without a script.
#pragma once

#include "actions/actions.hpp"
#include "commands/experience_page_models.hpp"
#include "experiences/experience_routes.hpp"
#include "network/public_pages.hpp"

namespace relais::commands {

class ExperiencePages {
 public:
  // All must outlive this.
  ExperiencePages(network::PublicPages const& site, experiences::Experiences const& stories,
                  actions::Actions const& actions)
      : site_(site), stories_(stories), actions_(actions) {}
  static Result<void> check(network::PublicPages const& site);

  // "/fr/experiences", "/fr/experiences/{id}", "/fr/experiences.rss", "/fr/tell", "/fr/simple/tell", "/fr/tell/paper",
  // "/fr/tell/slip", "/fr/follow-up", in every language. This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const;

 private:
  void add_reading(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock,
                   Language language) const;
  // "/fr/experiences/widget", which any site may frame, and "/fr/experiences/embed", which says how.
  void add_embedding(http::Routes& routes, network::DirectoryNow const& directory, Language language) const;
  void add_telling(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock,
                   Language language) const;
  void add_inviting(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock,
                    Language language) const;
  void add_following(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock,
                     Language language) const;
  // To call, where the story speaks of danger; none before the directory is loaded.
  std::vector<EmergencyNumber> numbers(experiences::ShownExperience const& story,
                                       std::shared_ptr<network::Directory const> const& directory,
                                       StoryWords const& words) const;

  network::PublicPages const& site_;
  experiences::Experiences const& stories_;
  actions::Actions const& actions_;
};

}  // namespace relais::commands

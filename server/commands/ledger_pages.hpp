// "/fr/experiences/ledger": what people said, what was done about it, and whether it changed anything.
#pragma once

#include "actions/actions.hpp"
#include "experiences/experience_routes.hpp"
#include "network/public_pages.hpp"

namespace relais::commands {

class LedgerPages {
 public:
  // All must outlive this.
  LedgerPages(network::PublicPages const& site, actions::Actions const& actions,
              experiences::Experiences const& stories)
      : site_(site), actions_(actions), stories_(stories) {}
  static Result<void> check(network::PublicPages const& site);
  // This and `clock` must outlive the routes.
  void add_routes(http::Routes& routes, network::DirectoryNow const& directory, Clock const& clock) const;

 private:
  network::PublicPages const& site_;
  actions::Actions const& actions_;
  experiences::Experiences const& stories_;  // for the language that a story is told in
};

// What came of a story, on its page: an action and where the ledger tells of it.
struct StoryOutcome {
  std::string title;
  std::string url;
  std::string state;  // in words, with the organisation and the day
};
BOOST_DESCRIBE_STRUCT(StoryOutcome, (), (title, url, state))
std::vector<StoryOutcome> outcomes_of(actions::Actions const& actions, actions::ActionOrigin const& origin,
                                      i18n::Texts const& texts, Language language);

}  // namespace relais::commands

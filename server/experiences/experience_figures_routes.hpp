// The figures of stories over HTTP, counted now and then.
#pragma once

#include <mutex>
#include <set>

#include "experiences/experience_figures.hpp"
#include "experiences/experience_house_routes.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

// Counting a million stories takes seconds: what is counted is kept a hundred times as long as that took, an hour at
// most. Where counting takes longer than a reader would wait, it is done apart, and who asks is given the count before.
class StoryFigures {
 public:
  // Outlives the routes, as this does.
  explicit StoryFigures(ExperienceHouse const& house) : house_(house) {}

  // Counts what is wanted, at first every network that has stories; whether anything was. Called by one thread.
  bool keep_up() const;

  // Refusals: experiences.loading, and those of figures_of().
  Result<ExperienceFigures> get(ExperienceFiguresQuery const& query, Language language) const;

 private:
  struct Counted {
    StoryCounts stories;
    Instant at;
    std::chrono::steady_clock::duration cost;
    std::chrono::steady_clock::time_point fresh_until;
  };
  using Kept = std::shared_ptr<Counted const>;

  Kept kept(NetworkId const& network) const;
  Kept now(NetworkId const& network) const;
  Kept count(NetworkId const& network) const;
  void keep(NetworkId const& network, Kept fresh) const;

  ExperienceHouse const& house_;
  mutable std::mutex counting_;
  mutable std::mutex kept_lock_;
  mutable std::map<NetworkId, Kept> kept_;  // of networks with stories
  mutable std::set<NetworkId> wanted_;      // of those kept
  mutable bool has_begun_ = false;          // keep_up() alone uses it
};

// GET /api/v1/statistics/experiences and /statistics/experiences.csv.
void add_experience_figures_routes(http::Routes& routes, StoryFigures const& figures);

}  // namespace relais::experiences

// The figures of stories over HTTP, counted now and then.
#pragma once

#include <mutex>

#include "experiences/experience_figures.hpp"
#include "experiences/experience_house_routes.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

// Counting a million stories takes seconds: what is counted is kept a hundred times as long as that took, ten minutes
// at most, and whoever comes while it is counted anew is given the count before.
class StoryFigures {
 public:
  // Outlives the routes, as this does.
  explicit StoryFigures(ExperienceHouse const& house) : house_(house) {}

  // Refusals: experiences.loading, and those of figures_of().
  Result<ExperienceFigures> get(ExperienceFiguresQuery const& query, Language language) const;

 private:
  struct Counted {
    PublishedStories stories;
    Instant at;
    std::chrono::steady_clock::time_point fresh_until;
  };
  using Kept = std::shared_ptr<Counted const>;

  Kept kept(NetworkId const& network) const;
  Kept now(NetworkId const& network) const;
  Kept count(NetworkId const& network) const;

  ExperienceHouse const& house_;
  mutable std::mutex counting_;
  mutable std::mutex kept_lock_;
  mutable std::map<NetworkId, Kept> kept_;  // of networks with stories
};

// GET /api/v1/statistics/experiences and /statistics/experiences.csv.
void add_experience_figures_routes(http::Routes& routes, StoryFigures const& figures);

}  // namespace relais::experiences

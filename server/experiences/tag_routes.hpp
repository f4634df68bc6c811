// What a published story is tagged with, said anew by whoever keeps what keeps coming back.
#pragma once

#include "experiences/experience_house_routes.hpp"
#include "platform/http/routes.hpp"

namespace relais::experiences {

// Codes; none: it has none.
struct ExperienceTags {
  std::vector<std::string> tags;
};
BOOST_DESCRIBE_STRUCT(ExperienceTags, (), (tags))

// PUT /api/v1/experiences/{id}/tags. `house` must outlive the routes.
void add_tag_routes(http::Routes& routes, ExperienceHouse const& house);

}  // namespace relais::experiences

template <>
struct relais::json::Constraints<relais::experiences::ExperienceTags> {
  static constexpr auto all =
      std::tuple{length(&relais::experiences::ExperienceTags::tags, 0, relais::language::kMostStoryTags)};
};

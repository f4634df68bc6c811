// Published stories as RSS 2.0.
#pragma once

#include "commands/story_words.hpp"
#include "experiences/experience_routes.hpp"

namespace relais::commands {

inline constexpr std::string_view kRss = "application/rss+xml; charset=utf-8";
inline constexpr std::string_view kStoryFeedPath = "/api/v1/experiences.rss";

// The latest that the list finds. `origin`: of the site, "https://relais.example.org".
http::Answer story_feed(experiences::Reading const& reading, experiences::ExperienceQuery query,
                        StoryWords const& words, std::string const& origin);

// The feed under the API's parameters, in the language of the request. What is referred to outlives the routes.
void add_story_feed_route(http::Routes& routes, experiences::Experiences const& stories, i18n::Texts const& texts,
                          std::string const& origin);

}  // namespace relais::commands

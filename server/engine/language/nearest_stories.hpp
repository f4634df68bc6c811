// Which stories have most in common.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/language/story_vectors.hpp"

namespace relais::language {

struct Neighbour {
  std::uint32_t story = 0;
  float likeness = 0;  // cosine
};

// Of each story the `count` likest others, the likest first, equal ones in the order of the stories. Exact while no
// feature is held by more than `window` stories. Beyond, of the stories with a feature only the `window` are looked at
// that stand next to the story when all are sorted by their heaviest features: the cost for a story is its features
// times `window`, whatever the number of stories.
std::vector<std::vector<Neighbour>> nearest_stories(std::vector<StoryVector> const& stories, std::size_t count,
                                                    std::size_t window);

}  // namespace relais::language

// What ties the stories of a group, as people read it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/language/story_groups.hpp"
#include "engine/language/story_vectors.hpp"

namespace relais::language {

// How many of some stories have a feature.
using FeatureCounts = std::unordered_map<std::uint32_t, std::uint32_t>;

FeatureCounts counts_of(StoryVectors const& vectors, std::vector<std::uint32_t> const& members);

// Fields first, then words, the heaviest first. Of fields the group is called by: half of the stories tell of the
// first, clearly more of each further one. Words that could be of any story ("déjà", "même") tie nothing. `in_all`: of
// all stories.
std::vector<Tie> ties_of(StoryVectors const& vectors, FeatureCounts const& in_all,
                         std::vector<std::uint32_t> const& members);

// Words as the texts write them most often ("decroche" -> "décroche"), of two as often the later in the alphabet, which
// has the accents. Small letters at the beginning of a clause.
void spell(std::vector<StoryGroup>& groups, std::span<std::string_view const> texts);

}  // namespace relais::language

// Stories as vectors whose angle tells how much two have in common.
//
// Sources: inverse document frequency, K. Sparck Jones, Journal of Documentation 28 (1972) 11; words known by the
// concepts they occur with, as in H. Schütze, "Automatic word sense discrimination", Computational Linguistics 24
// (1998) 97.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/language/story_concepts.hpp"

namespace relais::language {

struct StoryFeature {
  std::uint32_t id = 0;
  float weight = 0;
};

// By rising id, of length 1; empty where nothing is known of the story.
using StoryVector = std::vector<StoryFeature>;

struct StoryVectors {
  std::vector<StoryVector> stories;  // in the order of the texts
  // The features that a story's own words have; of fields those alone that it says more than half as much of as of the
  // one that it says most of.
  std::vector<std::vector<std::uint32_t>> told;
  std::vector<std::string> names;  // of a feature: a field's code, "code/name" of a concept, a word
  std::uint32_t fields = 0;        // features below are fields,
  std::uint32_t concepts = 0;      // those from there and below this are concepts, the others words
};

// The same for any order of the texts, but for that order.
StoryVectors story_vectors(StoryConceptFile const& file, StoryConcepts& concepts,
                           std::span<std::string_view const> texts);

float cosine(StoryVector const& a, StoryVector const& b);

// The sum, cut to its `most` heaviest features, of length 1.
struct Weighed {
  StoryVector const* vector;
  float weight;
};
StoryVector mixed(std::span<Weighed const> parts, std::size_t most);

}  // namespace relais::language

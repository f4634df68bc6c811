// What went wrong in a story, in words that anybody understands: the troubles of data/language/story-concepts.json.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "engine/language/story_concepts.hpp"

namespace relais::language {

inline constexpr std::size_t kMostStoryTags = 5;

class StoryTags {
 public:
  // `file` must outlive this.
  explicit StoryTags(StoryConceptFile const& file);

  // Codes of the troubles of which the text has expressions, in the order of the file: those that weigh more than half
  // of what the heaviest does, at most kMostStoryTags. An expression of several words weighs 2, a single word 1, shared
  // among the troubles that have it. Expressions are French: of a text in another language nothing can be said.
  //
  // Of 570 synthetic stories of 19 causes (data/language/irritant-stories.jsonl) 75 % get the cause's trouble, with 1.6
  // tags each; every trouble with an expression would be 83 % with 3.7.
  //
  // For any number of threads, which read one after the other. Cost: 0.2 µs a byte, 40 µs for 40 words.
  std::vector<std::string> of(std::string_view text) const;

  // Of a story told in praise: only of what it complains of all the same. "Courrier clair" has the words of a letter
  // that nobody understands, so that nothing counts that stands in a clause of praise; elsewhere an expression that
  // says itself that something failed ("ne répond pas") and is not denied; after "mais" any.
  std::vector<std::string> of_praise(std::string_view text) const;

  bool has(std::string_view code) const;
  // In the order of the file.
  std::vector<StoryField const*> const& all() const { return troubles_; }

 private:
  std::vector<std::string> heaviest(std::vector<double> const& weights) const;
  void weigh(std::vector<double>& weights, std::uint32_t expression) const;

  std::vector<StoryField const*> troubles_;
  mutable std::mutex reading_;
  mutable StoryConcepts concepts_;
  mutable StoryConcepts praise_;
  std::vector<std::vector<std::size_t>> troubles_of_;  // of each expression: places in troubles_, each once
};

}  // namespace relais::language

// Stories that may be told twice, for the person who reads one.
#pragma once

#include "experiences/experience_store.hpp"

namespace relais::experiences {

struct AlikeStory {
  ExperienceRow row;
  double likeness = 0;  // language::likeness
};

// Of the same network, published or waiting to be read by this person too, those that have half their words in common
// with the story or more; the likest first, at most `most`. It looks at the latest 60 published ones that share one of
// the story's rarest words, and at the 50 that are to be read first.
std::vector<AlikeStory> alike(db::Snapshot const& snapshot, Scope const& scope, ExperienceRow const& story,
                              std::size_t most);

}  // namespace relais::experiences

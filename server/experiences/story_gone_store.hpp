// What a story leaves behind when it is published no more: the words by which it tied an irritant go with it.
#pragma once

#include "experiences/irritant_store.hpp"

namespace relais::experiences {

// Ties and profile of an irritant as the stories that stand still say them; none where these are too few for one.
// `reading`: of the concepts that it was found by.
void renew_ties(IrritantStore& store, CountedIrritant row, language::StoryConcepts& reading);

// To be called once the story has left. Practices out of it are shown to nobody until their keeper decides: that
// follows from its state (practice_store).
void story_is_gone(db::Transaction& tx, language::StoryConceptFile const& concepts, NetworkId const& network,
                   ExperienceId const& story);

}  // namespace relais::experiences

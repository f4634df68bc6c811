// What a story leaves behind when it is published no more, or when a part of it is masked: the words by which it tied
// an irritant go with it.
#pragma once

#include "experiences/irritant_store.hpp"

namespace relais::experiences {

// Ties and profile of an irritant as these stories still say them; none where they are too few for one. `reading`: of
// the concepts that it was found by.
void recount_ties(IrritantRow& row, std::vector<GroupedText> const& stories, language::StoryConcepts& reading);
// As its stories that stand say them.
void renew_ties(IrritantStore& store, CountedIrritant row, language::StoryConcepts& reading);

// Of the irritants of a story; to be called once it has left, or a part of it was masked. Practices out of one that has
// left are shown to nobody until their keeper decides: that follows from its state (practice_store).
void renew_ties_of(db::Transaction& tx, language::StoryConceptFile const& concepts, NetworkId const& network,
                   ExperienceId const& story);

}  // namespace relais::experiences

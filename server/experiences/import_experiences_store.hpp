// Brings read stories into their tables: all of them or none.
#pragma once

#include "engine/language/story_concepts.hpp"
#include "experiences/import_experiences.hpp"
#include "platform/db/database.hpp"

namespace relais::experiences {

// New stories are published with their tags, under numbers in the order of their publication where they come from. Of
// known ones a later list changes what it says otherwise: title and words, more structures, more answers, that they are
// taken away: then nothing of it waits to be read, and reports of it are decided. What was decided here since stands: a
// story that is no more published here, a story or an answer that a reader has masked, an answer that was removed.
// `concepts`: of tags and irritants. `dry_run`: all is tried and undone. Nothing is written where the report has lines
// that are refused.
Result<ExperienceImport> bring_experiences(db::Database& database, Scope const& scope, ReadExperiences const& read,
                                           language::StoryConceptFile const& concepts, Instant now, bool dry_run);

}  // namespace relais::experiences

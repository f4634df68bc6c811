// Tags of stories: what went wrong, in a word that anybody understands (engine/language/story_tags.hpp).
#pragma once

#include <string>
#include <vector>

#include "engine/language/story_tags.hpp"
#include "experiences/experience_models.hpp"
#include "platform/result/result.hpp"

namespace relais::experiences {

// A field of the concepts, by its code.
Named named(language::StoryField const& field, Language language);

// The machine's of what happened, sorted; of a positive story only what it complains of all the same. None of a story
// that is not in French, whose words it does not know.
std::vector<std::string> suggested_tags(language::StoryTags const& tags, ExperienceRow row);

// Sorted, each once. Refused by field: experiences.tag_unknown.
Result<std::vector<std::string>> checked_tags(language::StoryTags const& known, std::vector<std::string> tags);

}  // namespace relais::experiences

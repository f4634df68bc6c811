// What the routes of stories need of the rest of the program.
#pragma once

#include "engine/language/danger.hpp"
#include "engine/language/plain_language.hpp"
#include "engine/language/spam.hpp"
#include "engine/language/story_tags.hpp"
#include "engine/language/text_guard.hpp"
#include "experiences/flood.hpp"
#include "experiences/surroundings.hpp"
#include "follow_ups/follow_ups.hpp"
#include "platform/db/database.hpp"

namespace relais::experiences {

// Outlives the routes. Nothing stands in it where only the contract is wanted.
struct ExperienceHouse {
  db::Database* database = nullptr;
  Clock const* clock = nullptr;
  language::TextGuard const* guard = nullptr;
  language::DangerWords const* danger = nullptr;
  ServiceTree services = {};  // that ship
  SurroundingsNow surroundings = {};
  follow_ups::Digest digest = {};
  bool is_demonstration = false;  // what is told counts as generated
  language::PlainLanguage const* plain_language = nullptr;
  language::SpamWords const* spam = nullptr;
  VisitsByDepartment visits = {};
  language::StoryConceptFile const* story_concepts = nullptr;
  language::StoryTags const* story_tags = nullptr;
};

}  // namespace relais::experiences

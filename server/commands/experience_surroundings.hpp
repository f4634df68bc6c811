// What stories are checked against and named by, out of the directory.
#pragma once

#include "engine/language/danger.hpp"
#include "engine/language/plain_language.hpp"
#include "engine/language/spam.hpp"
#include "engine/language/story_concepts.hpp"
#include "experiences/import_experiences_words.hpp"
#include "experiences/surroundings.hpp"
#include "network/directory.hpp"

namespace relais::commands {

experiences::SurroundingsNow experience_surroundings(network::DirectoryNow directory);

// The tree of services, the danger words and the rules of plain language that ship.
experiences::ServiceTree shipped_services();
language::DangerWords danger_words();
language::PlainLanguage plain_language();
language::StoryConceptFile story_concepts();
language::SpamWords spam_words();
// What lists of stories call things.
experiences::ImportWords import_words();

}  // namespace relais::commands

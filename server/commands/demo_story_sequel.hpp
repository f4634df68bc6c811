// What came of a demonstration's stories: irritants confirmed and named, actions, practices.
#pragma once

#include "commands/demo_story_plan.hpp"
#include "engine/language/text_guard.hpp"
#include "experiences/service.hpp"
#include "platform/db/database.hpp"

namespace relais::commands {

struct DemoStories {
  StoryMaterial const& material;
  std::vector<PlannedStory> const& plan;
  experiences::ServiceTree const& services;
  language::TextGuard const& guard;
  Date today;
};

// Whether that is done.
bool has_sequel(db::Snapshot const& snapshot, StoryMaterial const& material);

// After the irritants have been found: confirms the five with most stories, opens the actions and promotes the
// practices. Refused as the product refuses such an action.
Result<void> add_story_sequel(db::Transaction& tx, Scope const& scope, DemoStories const& stories);

}  // namespace relais::commands

// What readers decided of a demonstration's stories, beside publishing them as they were told: hidden more, asked,
// refused, given way to an appeal or not, kept or taken away after a report. Spread over its two years.
#pragma once

#include "commands/demo_story_plan.hpp"
#include "experiences/report_store.hpp"

namespace relais::commands {

// How the n-th story that is published was read. kRefused: first, and published after its author's appeal.
enum class FirstReading { kAccepted, kMasked, kAsked, kRefused };
FirstReading first_reading(std::size_t number);

// As it is published: with the mark of what a reader hid.
std::string text_as_read(GeneratedModeration const& material, std::size_t number, std::string text);

// Of a published one, in order: the last publishes it.
std::vector<experiences::DecisionRow> decisions_on(GeneratedModeration const& material, std::size_t number,
                                                   experiences::ExperienceRow const& row);

// One that is not, or no longer, published.
struct RefusedStory {
  PlannedStory story;  // of `published_at`: until then somebody reported it
  GeneratedRefusal const* refusal = nullptr;
  bool is_appealed = false;  // in vain
  Instant ended_at;
};
std::vector<RefusedStory> plan_refused(StoryMaterial const& material, Date today);
std::vector<experiences::DecisionRow> decisions_on(RefusedStory const& refused, experiences::ExperienceRow const& row);

// About the n-th story that is published, where somebody reported it; it stays, or nobody has decided yet.
std::optional<experiences::ReportRow> report_of(GeneratedModeration const& material, std::size_t number,
                                                experiences::ExperienceRow const& row, Date today);
// Of one that was taken away.
experiences::ReportRow report_of(RefusedStory const& refused, experiences::ExperienceRow const& row);

}  // namespace relais::commands

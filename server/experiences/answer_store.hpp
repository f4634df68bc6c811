// What waits for an answer within reach, and the templates of a body.
#pragma once

#include "experiences/experience_store.hpp"

namespace relais::experiences {

// Which of a story's structures the worn hat answers for, and which lie where it coordinates.
struct MineRow {
  ExperienceId experience_id;
  std::int64_t position = 0;
  bool is_mine = false;
  bool is_in_my_area = false;
  bool is_without_body = false;  // of a partner of which no organisation acts there yet
};
BOOST_DESCRIBE_STRUCT(MineRow, (), (experience_id, position, is_mine, is_in_my_area, is_without_body))
// Whether an organisation of the partner acts in the territory, or in all of the network.
bool has_body(db::Snapshot const& snapshot, Scope const& scope, std::string const& partner,
              std::string const& territory);
std::vector<MineRow> mine(db::Snapshot const& snapshot, Scope const& scope, std::span<ExperienceId const> ids);

// Those without an answer first, the longest waiting first. What was told elsewhere waits for nobody here.
std::vector<ExperienceRow> to_answer(db::Snapshot const& snapshot, Scope const& scope, InboxChoice choice,
                                     std::int64_t most, std::int64_t after);
// Those to answer oneself; fresh: published since the same time of yesterday.
struct WaitingStories {
  std::int64_t all = 0;
  std::int64_t fresh = 0;
};
BOOST_DESCRIBE_STRUCT(WaitingStories, (), (all, fresh))
WaitingStories waiting_for(db::Snapshot const& snapshot, Scope const& scope, Instant now);

std::int64_t count_to_answer(db::Snapshot const& snapshot, Scope const& scope, InboxChoice choice);

std::vector<AnswerTemplate> templates(db::Snapshot const& snapshot, Scope const& scope);
std::optional<AnswerTemplate> find_template(db::Snapshot const& snapshot, Scope const& scope, std::string const& id);
// False where the identifier is that of another body's.
bool save_template(db::Transaction& tx, Scope const& scope, AnswerTemplate const& one);
bool remove_template(db::Transaction& tx, Scope const& scope, std::string const& id);

// Whether a moderator has decided on a report about this answer: it is its writer's no more.
bool is_decided_on(db::Snapshot const& snapshot, NetworkId const& network, std::string const& answer);

// Texts of the answers that the same service and territory gave to other stories right before and after this one.
std::vector<std::string> answers_beside(db::Snapshot const& snapshot, AnswerRow const& answer);

// The name of the organisation whose hat is worn.
std::string signature(db::Snapshot const& snapshot, Scope const& scope);

}  // namespace relais::experiences

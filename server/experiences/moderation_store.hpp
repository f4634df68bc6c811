// What waits to be read, and the figures of the readers' work.
#pragma once

#include "experiences/experience_store.hpp"

namespace relais::experiences {

struct WaitingRow : ExperienceRow {
  Instant waits_since;
};
BOOST_DESCRIBE_STRUCT(WaitingRow, (ExperienceRow), (waits_since))

// Those that the person may read, the gravest first, then the oldest.
std::vector<WaitingRow> waiting(db::Snapshot const& snapshot, Scope const& scope, std::int64_t most);
std::int64_t count_waiting(db::Snapshot const& snapshot, Scope const& scope);
std::optional<WaitingRow> waiting_of(db::Snapshot const& snapshot, Scope const& scope, ExperienceId const& id);

// How often what was decided in a month (moderation is itself moderated: these figures are public). What a report had
// taken away counts among the reports alone: beside the refusals it would tell a hidden count of them by subtraction.
struct DecidedRow {
  std::string month;  // "2026-11"
  DecisionKind kind = DecisionKind::kAccept;
  std::optional<CharterRule> reason;
  std::int64_t decisions = 0;
  std::int64_t waited_minutes = 0;  // all together
};
BOOST_DESCRIBE_STRUCT(DecidedRow, (), (month, kind, reason, decisions, waited_minutes))
std::vector<DecidedRow> decided(db::Snapshot const& snapshot, Scope const& scope, NetworkId const& network);

}  // namespace relais::experiences

#include "experiences/experience_rows.hpp"

#include <algorithm>

namespace relais::experiences {
namespace {

// Of the rows that tell of a first answer.
void note(AnswerRow const& answer, std::optional<Instant>& first, bool& is_date_known) {
  if (!first || answer.answered_at < *first) {
    first = answer.answered_at;
    is_date_known = answer.is_date_known;
  } else if (answer.answered_at == *first) {
    is_date_known = is_date_known || answer.is_date_known;
  }
}

}  // namespace

void follow_answers(FullExperience& full) {
  auto& row = full.row;
  row.first_answer_at.reset();
  row.is_answer_date_known = true;
  row.is_changed = false;
  for (auto& structure : full.structures) {
    structure.answered_at.reset();
    structure.is_answer_date_known = true;
  }
  for (auto const& answer : full.answers) {
    if (answer.removed_because) {
      continue;
    }
    note(answer, row.first_answer_at, row.is_answer_date_known);
    row.is_changed = row.is_changed || answer.kind == ServiceAnswerKind::kChangeDone;
    auto const structure = std::ranges::find(full.structures, answer.position, &StructureRow::position);
    if (structure != full.structures.end()) {
      note(answer, structure->answered_at, structure->is_answer_date_known);
    }
  }
  if (!row.first_answer_at) {
    row.verdict.reset();
    row.verdict_at.reset();
  }
}

ReplyRow* unread_reply(FullExperience& full, std::string const& id) {
  auto const found = std::ranges::find_if(
      full.replies, [&](ReplyRow const& reply) { return reply.id == id && reply.state == ReplyState::kReceived; });
  return found == full.replies.end() ? nullptr : &*found;
}

bool has_unread_replies(FullExperience const& full) {
  return std::ranges::find(full.replies, ReplyState::kReceived, &ReplyRow::state) != full.replies.end();
}

bool is_appeal(FullExperience const& full) {
  auto is_one = false;
  for (auto const& decision : full.decisions) {
    if (decision.reply_id) {
      continue;
    }
    auto const publishes = decision.kind == DecisionKind::kAccept || decision.kind == DecisionKind::kMask;
    is_one = decision.kind == DecisionKind::kAppeal || (is_one && !publishes);
  }
  return is_one;
}

bool may_appeal(FullExperience const& full) {
  return full.row.state == ExperienceState::kRejected && !is_appeal(full);
}

}  // namespace relais::experiences

// Stories in the database: told, read, decided, answered. Who may see which is in the statements:
//
//   anybody          what is published
//   a moderator      all that wait to be read in the network
//   who answers      published stories of the services and counters within reach, not those hidden from that counter
//   the author       by the code (follow_ups)
#pragma once

#include <span>

#include "experiences/experience_rows.hpp"
#include "platform/db/of_each.hpp"

namespace relais::experiences {

// The shipped tree and what the networks have added.
ServiceTree service_tree(db::Snapshot const& snapshot, Scope const& scope, ServiceTree shipped);
// False where the network has it already.
bool add_service(db::Transaction& tx, Scope const& scope, Service const& service, AccountId const& by, Instant now);

bool reaches_counter(db::Snapshot const& snapshot, Scope const& scope, std::string const& counter);

using db::of_each;
using db::one_of;

class ExperienceReader {
 public:
  ExperienceReader(db::Snapshot const& snapshot, Scope const& scope) : snapshot_(snapshot), scope_(scope) {}

  std::optional<ExperienceRow> of_submission(std::string const& digest) const;
  // For the author, whose code has led here, and for anybody: published ones alone.
  std::optional<FullExperience> of_author(NetworkId const& network, ExperienceId const& id) const;
  std::optional<FullExperience> published(ExperienceId const& id) const;
  // Within reach of whoever answers.
  std::optional<FullExperience> to_answer(ExperienceId const& id) const;
  std::optional<FullExperience> to_moderate(ExperienceId const& id) const;
  // Published in the network, and not about somebody that they answer for.
  std::optional<FullExperience> to_tag(ExperienceId const& id) const;
  // Of one network, in no order; for what has been chosen within reach.
  std::vector<FullExperience> with_ids(NetworkId const& network, std::span<ExperienceId const> ids) const;
  // With all that belongs to them, in their order: six questions for each 32, however many they are.
  std::vector<FullExperience> full(std::vector<ExperienceRow> rows) const;

 protected:
  std::optional<FullExperience> one(std::optional<ExperienceRow> row) const;

  db::Snapshot const& snapshot_;
  Scope const& scope_;
};

class ExperienceStore : public ExperienceReader {
 public:
  ExperienceStore(db::Transaction& tx, Scope const& scope) : ExperienceReader(tx, scope), tx_(tx) {}

  // False, and nothing is written, where its submission is known (of_submission()).
  bool insert(ExperienceRow const& row, std::vector<Structure> const& structures);
  // False where somebody was faster: another version stands there.
  bool update(ExperienceRow const& row);
  // The same after an answer has come, changed or gone: all that follows of it (follow_answers).
  bool update_answered(FullExperience& full);

  // Of publication, over all networks.
  std::int64_t next_number();

  // `severity` counts where it does not wait already with a greater one.
  void wait_to_be_read(ExperienceRow const& row, std::int64_t severity, Instant now);
  void has_been_read(ExperienceRow const& row);

  void save(DecisionRow const& decision);
  // False where the identifier is that of another story's, or of somebody else's answer: nothing is changed.
  bool save(AnswerRow const& answer);
  bool save(ReplyRow const& reply);
  void save(StructureRow const& structure);
  void save(TransferRow const& transfer);
  // In place of those that it had.
  void save_tags(FullExperience const& full);

  // Leaves who answered when, and what was decided; no word that anybody wrote about it.
  void erase_texts(NetworkId const& network, ExperienceId const& id);

 private:
  db::Transaction& tx_;
};

}  // namespace relais::experiences

// Stories in the database: told, read, decided, answered. Who may see which is in the statements:
//
//   anybody          what is published
//   a moderator      all that wait to be read in the network
//   who answers      published stories of the services and counters within reach, not those hidden from that counter
//   the author       by the code (follow_ups)
#pragma once

#include "experiences/experience_rows.hpp"
#include "platform/db/session.hpp"

namespace relais::experiences {

// The shipped tree and what the networks have added.
ServiceTree service_tree(db::Snapshot const& snapshot, Scope const& scope, std::vector<Service> shipped);
// False where the network has it already.
bool add_service(db::Transaction& tx, Scope const& scope, Service const& service, AccountId const& by, Instant now);

bool reaches_counter(db::Snapshot const& snapshot, Scope const& scope, std::string const& counter);

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
  // With all that belongs to it.
  FullExperience full(ExperienceRow row) const;

 protected:
  db::Snapshot const& snapshot_;
  Scope const& scope_;
};

class ExperienceStore : public ExperienceReader {
 public:
  ExperienceStore(db::Transaction& tx, Scope const& scope) : ExperienceReader(tx, scope), tx_(tx) {}

  void insert(ExperienceRow const& row, std::vector<Structure> const& structures);
  // False where somebody was faster: another version stands there.
  bool update(ExperienceRow const& row);

  // Of publication, over all networks.
  std::int64_t next_number();

  void wait_to_be_read(ExperienceRow const& row, std::int64_t severity, std::int64_t reader_number, Instant now);
  void has_been_read(ExperienceRow const& row);

  void save(DecisionRow const& decision);
  // False where the identifier is that of another story's, or of somebody else's answer: nothing is changed.
  bool save(AnswerRow const& answer);
  bool save(ReplyRow const& reply);
  void save(StructureRow const& structure);

 private:
  db::Transaction& tx_;
};

}  // namespace relais::experiences

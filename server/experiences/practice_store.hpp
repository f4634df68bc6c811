// Practices in the database, and the counters that have adopted them.
#pragma once

#include "experiences/practice.hpp"
#include "platform/db/session.hpp"

namespace relais::experiences {

struct PracticeRow {
  NetworkId network_id;
  PracticeId id;
  ExperienceId experience_id;
  std::string title;
  std::string text;
  Instant promoted_at;
  std::string promoted_by;
  std::optional<Instant> withdrawn_at;
  std::int64_t version = 1;
  bool is_generated = false;
  bool is_kept = false;  // though its story is gone
};
BOOST_DESCRIBE_STRUCT(PracticeRow, (),
                      (network_id, id, experience_id, title, text, promoted_at, promoted_by, withdrawn_at, version,
                       is_generated, is_kept))

struct CountedPractice : PracticeRow {
  std::int64_t adoptions = 0;
  bool is_story_public = true;

  bool is_public() const { return !withdrawn_at && (is_story_public || is_kept); }
};
BOOST_DESCRIBE_STRUCT(CountedPractice, (PracticeRow), (adoptions, is_story_public))

struct AdoptionRow {
  NetworkId network_id;
  PracticeId practice_id;
  std::string counter_id;
  Instant adopted_at;
  std::string adopted_by;
};
BOOST_DESCRIBE_STRUCT(AdoptionRow, (), (network_id, practice_id, counter_id, adopted_at, adopted_by))

class PracticeReader {
 public:
  PracticeReader(db::Snapshot const& snapshot, Scope const& scope) : snapshot_(snapshot), scope_(scope) {}

  // Public ones, the most adopted first, then the newest.
  std::vector<CountedPractice> list(NetworkId const& network, std::int64_t most, std::int64_t after) const;
  std::int64_t count(NetworkId const& network) const;
  // Those whose story is gone, and that nobody has kept or withdrawn since.
  std::vector<CountedPractice> to_decide(NetworkId const& network, std::int64_t most, std::int64_t after) const;
  std::int64_t count_to_decide(NetworkId const& network) const;
  std::optional<CountedPractice> one(PracticeId const& id) const;
  // Of each of them, in no order.
  std::vector<AdoptionRow> adoptions(NetworkId const& network, std::span<PracticeId const> practices) const;

 protected:
  db::Snapshot const& snapshot_;
  Scope const& scope_;
};

class PracticeStore : public PracticeReader {
 public:
  PracticeStore(db::Transaction& tx, Scope const& scope) : PracticeReader(tx, scope), tx_(tx) {}

  void insert(PracticeRow const& row);
  // False where somebody was faster.
  bool update(PracticeRow const& row);
  void adopt(AdoptionRow const& row);
  void give_up(PracticeRow const& practice, std::string const& counter);

 private:
  db::Transaction& tx_;
};

}  // namespace relais::experiences

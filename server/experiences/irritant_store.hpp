// Irritants in the database, and the counts of their stories.
#pragma once

#include "experiences/irritant.hpp"
#include "platform/db/session.hpp"

namespace relais::experiences {

struct IrritantRow {
  NetworkId network_id;
  IrritantId id;
  IrritantState state = IrritantState::kFound;
  std::string title;
  std::string ties = "[]";     // of language::Tie
  std::string profile = "[]";  // of language::ProfileFeature
  Instant found_at;
  std::optional<Instant> decided_at;
  std::optional<std::string> decided_by;
  std::int64_t version = 1;
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(IrritantRow, (),
                      (network_id, id, state, title, ties, profile, found_at, decided_at, decided_by, version,
                       is_generated))

struct CountedIrritant : IrritantRow {
  std::int64_t standing = 0;  // stories of it that anybody may read

  // Of fewer stories it would tell what single persons wrote.
  bool is_public() const {
    return state == IrritantState::kConfirmed && standing >= std::int64_t{kFewestIrritantStories};
  }
};
BOOST_DESCRIBE_STRUCT(CountedIrritant, (IrritantRow), (standing))

struct IrritantStoryRow {
  NetworkId network_id;
  IrritantId irritant_id;
  ExperienceId experience_id;
  IrritantMembership membership = IrritantMembership::kFound;
};
BOOST_DESCRIBE_STRUCT(IrritantStoryRow, (), (network_id, irritant_id, experience_id, membership))

// What stories are grouped by: those of a network that are published and do not praise, since that moment.
struct GroupedText {
  ExperienceId id;
  std::string title;
  std::string text;
  bool is_generated = false;
};
BOOST_DESCRIBE_STRUCT(GroupedText, (), (id, title, text, is_generated))
std::vector<GroupedText> texts_to_group(db::Snapshot const& snapshot, Scope const& scope, NetworkId const& network,
                                        Instant since);

// What is counted: lists are "|a|b|", empty: any. A day or a month, whichever is given.
struct CountedWhere {
  NetworkId network;
  std::string services;
  std::string departments;
  std::string since;  // "2024-11"
  std::string until;  // the month after the last
};
BOOST_DESCRIBE_STRUCT(CountedWhere, (), (network, services, departments, since, until))

struct MonthCount {
  std::string month;
  std::int64_t stories = 0;
};
BOOST_DESCRIBE_STRUCT(MonthCount, (), (month, stories))

struct IrritantCount {
  IrritantId irritant;
  std::string key;  // a month, or a service or a department
  std::int64_t stories = 0;
};
BOOST_DESCRIBE_STRUCT(IrritantCount, (), (irritant, key, stories))

class IrritantReader {
 public:
  IrritantReader(db::Snapshot const& snapshot, Scope const& scope) : snapshot_(snapshot), scope_(scope) {}

  std::vector<CountedIrritant> all(NetworkId const& network) const;
  std::optional<CountedIrritant> one(IrritantId const& id) const;
  // In no order.
  std::vector<CountedIrritant> with_ids(NetworkId const& network, std::span<std::string const> ids) const;
  // By a person, in no order.
  std::vector<ExperienceId> added_stories(IrritantRow const& irritant) const;
  std::vector<ExperienceId> newest_stories(IrritantRow const& irritant, std::int64_t most) const;
  // Confirmed ones that it belongs to; and those of any state that it was ever found or put in.
  std::vector<CountedIrritant> of_story(NetworkId const& network, ExperienceId const& story) const;
  std::vector<CountedIrritant> with_story(NetworkId const& network, ExperienceId const& story) const;
  // Those that stand.
  std::vector<GroupedText> texts_of(IrritantRow const& irritant) const;

  std::int64_t stories(IrritantId const& id, CountedWhere const& where) const;
  // Each story once, whatever it is about.
  std::vector<MonthCount> stories_by_month(CountedWhere const& where) const;
  std::vector<IrritantCount> by_month(CountedWhere const& where) const;
  // A story about two counts for each.
  std::vector<IrritantCount> by_service(CountedWhere const& where) const;
  std::vector<IrritantCount> by_department(CountedWhere const& where) const;

 protected:
  db::Snapshot const& snapshot_;
  Scope const& scope_;
};

class IrritantStore : public IrritantReader {
 public:
  IrritantStore(db::Transaction& tx, Scope const& scope) : IrritantReader(tx, scope), tx_(tx) {}

  void insert(IrritantRow const& row);
  // False where somebody was faster.
  bool update(IrritantRow const& row);
  // What likeness found is forgotten, and what people said is kept.
  void forget_found_stories(IrritantRow const& row);
  // The program's word never goes before a person's.
  void save(std::span<IrritantStoryRow const> found);
  void say(IrritantStoryRow const& said);
  // Of what is found no more, and nobody has said anything of.
  void remove_without_stories(NetworkId const& network);

 private:
  db::Transaction& tx_;
};

}  // namespace relais::experiences

// The walk-in queue of a day: who waits, was called, or left. Nobody has a name in it; exact times are wiped at night.
#pragma once

#include "platform/db/session.hpp"
#include "visits/visit.hpp"

namespace relais::visits {

enum class TicketState { kWaiting, kServed, kLeft };
BOOST_DESCRIBE_ENUM(TicketState, kWaiting, kServed, kLeft)

struct Ticket {
  std::string id;           // that of the visit, once it is recorded
  std::int64_t number = 0;  // from 1 each day
  TicketState state = TicketState::kWaiting;
  Instant arrived_at;
  std::optional<Instant> served_at;
  std::optional<Instant> left_at;
  std::optional<CameFor> came_for;
  std::optional<std::string> language;
};
BOOST_DESCRIBE_STRUCT(Ticket, (), (id, number, state, arrived_at, served_at, left_at, came_for, language))

class QueueReader {
 public:
  QueueReader(db::Snapshot const& snapshot, Scope const& scope) : snapshot_(snapshot), scope_(scope) {}

  std::vector<Ticket> tickets(std::string const& counter, Date day) const;  // by number

 protected:
  db::Snapshot const& snapshot_;
  Scope const& scope_;
};

class QueueStore : public QueueReader {
 public:
  QueueStore(db::Transaction& transaction, Scope const& scope) : QueueReader(transaction, scope), tx_(transaction) {}

  // Known already: as it stands.
  void arrive(Ticket const& ticket, std::string const& counter, Date day);
  // False where no such ticket waits within reach.
  bool serve(std::string const& id, Instant now);
  bool leave(std::string const& id, Instant now);

 private:
  db::Transaction& tx_;
};

// Tickets of days before this one, for the nightly wipe; gives their ids.
std::vector<std::string> wipe_tickets(db::Transaction& tx, std::string const& network, Date before);
// Empties the notes of visits before this day; gives the visits' ids.
std::vector<std::string> wipe_notes(db::Transaction& tx, std::string const& network, Date before);

}  // namespace relais::visits

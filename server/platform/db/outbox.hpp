// Events written in the commit that they tell of, read at least once and in order by each consumer.
//
//   auto const batch = reader.next(100);
//   database.write([&](Transaction& tx) -> Result<void> {
//     for (auto const& event : batch.events) { index.apply(tx, event); }
//     return reader.acknowledge(tx, batch);      // refused when another node took the batch: then nothing is applied
//   });
//
// Order: an event of a write that has seen another write's commit comes after that write's events. On PostgreSQL ids
// are drawn before their commits, so a smaller id may appear after a greater one: emitting writes share a lock from the
// drawing to the commit, and a reader waits once for those under way before it believes the ids given so far. (Ordering
// by transaction number would do without the lock, and break when a dump is restored into another server.)
#pragma once

#include <string>
#include <vector>

#include "platform/clock/clock.hpp"
#include "platform/db/database.hpp"

namespace relais::db {

struct Event {
  std::int64_t id = 0;
  std::string name;
  std::string payload;  // JSON
  Instant at;
};

struct EventBatch {
  std::int64_t after = 0;  // what stood before it
  std::vector<Event> events;
  std::int64_t last() const { return events.empty() ? after : events.back().id; }
};

// For those who keep their own place in memory (open WebSockets of this node).
EventBatch events_after(Database& database, std::int64_t after, int most);
std::int64_t last_event(Database& database);

// For those whose place is kept in the database under their name, for all nodes together.
class OutboxReader {
 public:
  OutboxReader(Database& database, std::string consumer) : database_(database), consumer_(std::move(consumer)) {}

  EventBatch next(int most);  // a consumer never heard of begins with the oldest event kept
  // In the write that applies the batch. Problem db.events_taken when somebody else has acknowledged it meanwhile.
  Result<void> acknowledge(Transaction& tx, EventBatch const& batch) const;

 private:
  Database& database_;
  std::string consumer_;
};

// Deletes events older than `before` that every known consumer has read; the newest stays, for its id.
std::int64_t forget_events(Transaction& tx, Instant before);

// Part of a write: what Transaction::emit collected.
void write_events(Connection& connection, std::vector<NewEvent> const& events, Instant now);

}  // namespace relais::db

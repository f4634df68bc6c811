#include "platform/db/outbox.hpp"

#include <boost/describe/class.hpp>

namespace relais::db {

BOOST_DESCRIBE_STRUCT(Event, (), (id, name, payload, at))

namespace {

Statement const kInsertSqlite{"db.outbox_insert_sqlite", R"sql(
  insert into outbox (id, name, payload, at)
  values ((select coalesce(max(id), 0) + 1 from outbox), :name, :payload, :at))sql",
                              Dialect::kSqlite};
// The lock comes before the default of id, which is drawn for each row that the gate lets through.
Statement const kInsertPostgresql{"db.outbox_insert_postgresql", R"sql(
  with gate as (select pg_advisory_xact_lock_shared(5270113))
  insert into outbox (name, payload, at) select :name, :payload, :at from gate)sql",
                                  Dialect::kPostgresql};
Statement const kWaitForEmitters{"db.outbox_wait", "select cast(pg_advisory_xact_lock(5270113) as text)",
                                 Dialect::kPostgresql};
Statement const kLastDrawn{"db.outbox_last_drawn", "select last_value from outbox_id_seq", Dialect::kPostgresql};

Statement const kLast{"db.outbox_last", "select coalesce(max(id), 0) from outbox"};
Statement const kAfter{"db.outbox_after", R"sql(
  select id, name, payload, at from outbox where id > :after and id <= :last order by id limit :most)sql"};
Statement const kPlace{"db.outbox_place", "select last_id from outbox_consumer where consumer = :consumer"};
Statement const kAcknowledge{"db.outbox_acknowledge", R"sql(
  insert into outbox_consumer (consumer, last_id) values (:consumer, :last)
  on conflict (consumer) do update set last_id = excluded.last_id where outbox_consumer.last_id = :after)sql"};
Statement const kForget{"db.outbox_forget", R"sql(
  delete from outbox where at < :before and id <= (select min(last_id) from outbox_consumer)
    and id < (select max(id) from outbox))sql"};

// No event up to this id can still appear.
std::int64_t last_settled(Database& database) {
  if (database.dialect() == Dialect::kSqlite) {
    return last_event(database);
  }
  return database.read([](Snapshot const& snapshot) {
    snapshot.one<std::string>(kWaitForEmitters);
    return snapshot.one<std::int64_t>(kLastDrawn).value();  // a sequence is read as it is now, outside the snapshot
  });
}

}  // namespace

void write_events(Connection& connection, std::vector<NewEvent> const& events, Instant now) {
  auto const& insert = connection.dialect() == Dialect::kSqlite ? kInsertSqlite : kInsertPostgresql;
  for (auto const& event : events) {
    connection.run(insert, args_of(arg("name", event.name), arg("payload", event.payload), arg("at", now)));
  }
}

std::int64_t last_event(Database& database) {
  return database.read([](Snapshot const& snapshot) { return snapshot.one<std::int64_t>(kLast).value(); });
}

EventBatch events_after(Database& database, std::int64_t after, int most) {
  if (last_event(database) <= after) {
    return {.after = after, .events = {}};
  }
  auto const last = last_settled(database);
  return {.after = after, .events = database.read([&](Snapshot const& snapshot) {
            return snapshot.all<Event>(kAfter, arg("after", after), arg("last", last), arg("most", most));
          })};
}

EventBatch OutboxReader::next(int most) {
  auto const place = database_.read(
      [&](Snapshot const& snapshot) { return snapshot.one<std::int64_t>(kPlace, arg("consumer", consumer_)); });
  return events_after(database_, place.value_or(0), most);
}

Result<void> OutboxReader::acknowledge(Transaction& tx, EventBatch const& batch) const {
  auto const moved =
      tx.run(kAcknowledge, arg("consumer", consumer_), arg("last", batch.last()), arg("after", batch.after));
  if (moved == 0) {
    return Problem{.fault = relais::Fault::kConflict, .code = "db.events_taken"};
  }
  return {};
}

std::int64_t forget_events(Transaction& tx, Instant before) {
  return tx.run(kForget, arg("before", before));
}

}  // namespace relais::db

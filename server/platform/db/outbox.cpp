#include "platform/db/outbox.hpp"

namespace relais::db {
namespace {

Statement const kInsertSqlite{"db.outbox_insert_sqlite", R"sql(
  insert into outbox (id, name, payload, at)
  values ((select coalesce(max(id), 0) + 1 from outbox), :name, :payload, :at))sql",
                              Dialect::kSqlite};
Statement const kInsertPostgresql{"db.outbox_insert_postgresql", R"sql(
  with gate as (select pg_advisory_xact_lock_shared(5270113))
  insert into outbox (name, payload, at) select :name, :payload, :at from gate)sql",
                                  Dialect::kPostgresql};

}  // namespace

void write_events(Connection& connection, std::vector<NewEvent> const& events, Instant now) {
  auto const& insert = connection.dialect() == Dialect::kSqlite ? kInsertSqlite : kInsertPostgresql;
  for (auto const& event : events) {
    connection.run(insert, args_of(arg("name", event.name), arg("payload", event.payload), arg("at", now)));
  }
}

}  // namespace relais::db

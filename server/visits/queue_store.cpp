#include "visits/queue_store.hpp"

#include "access/reach_sql.hpp"

namespace relais::visits {
namespace {

struct TicketRow {
  std::string id;
  std::int64_t number = 0;
  Instant arrived_at;
  std::optional<Instant> served_at;
  std::optional<Instant> left_at;
  std::optional<CameFor> came_for;
  std::optional<std::string> language;
};
BOOST_DESCRIBE_STRUCT(TicketRow, (), (id, number, arrived_at, served_at, left_at, came_for, language))

std::string const kWithin = reaches_thing(R"sql('counter')sql", R"sql(t.counter_id)sql");

db::Statement const kTickets{"visits.tickets", R"sql(
  select t.id, t.number, t.arrived_at, t.served_at, t.left_at, t.came_for, t.language from queue_ticket t
  where t.network_id = :network and t.counter_id = :counter and t.day = :day and )sql" +
                                                   kWithin + " order by t.number"};

db::Statement const kArrive{"visits.arrive", R"sql(
  insert into queue_ticket (network_id, id, counter_id, number, day, arrived_at, came_for, language)
  select :network, :id, :counter, coalesce(max(number), 0) + 1, :day, :arrived_at, :came_for, :language
  from queue_ticket where network_id = :network and counter_id = :counter and day = :day
  on conflict (network_id, id) do nothing)sql"};

db::Statement const kServe{"visits.serve_ticket", R"sql(
  update queue_ticket as t set served_at = :now
  where t.network_id = :network and t.id = :id and t.served_at is null and t.left_at is null and )sql" +
                                                      kWithin};

db::Statement const kLeave{"visits.leave_queue", R"sql(
  update queue_ticket as t set left_at = :now
  where t.network_id = :network and t.id = :id and t.served_at is null and t.left_at is null and )sql" +
                                                     kWithin};

db::Statement const kOldTickets{"visits.old_tickets", R"sql(
  select id from queue_ticket where network_id = :network and day < :day order by id)sql"};
db::Statement const kDeleteOldTickets{"visits.delete_old_tickets", R"sql(
  delete from queue_ticket where network_id = :network and day < :day)sql"};

db::Statement const kOldNotes{"visits.old_notes", R"sql(
  select id from visit where network_id = :network and day < :day and note <> '' order by id)sql"};
db::Statement const kEmptyOldNotes{"visits.empty_old_notes", R"sql(
  update visit set note = '' where network_id = :network and day < :day and note <> '')sql"};

Ticket ticket_of(TicketRow const& row) {
  auto const state = row.left_at ? TicketState::kLeft : row.served_at ? TicketState::kServed : TicketState::kWaiting;
  return {row.id, row.number, state, row.arrived_at, row.served_at, row.left_at, row.came_for, row.language};
}

}  // namespace

std::vector<Ticket> QueueReader::tickets(std::string const& counter, Date day) const {
  std::vector<Ticket> tickets;
  for (auto const& row :
       snapshot_.all<TicketRow>(kTickets, scope_.reach(), db::arg("counter", counter), db::arg("day", day))) {
    tickets.push_back(ticket_of(row));
  }
  return tickets;
}

void QueueStore::arrive(Ticket const& ticket, std::string const& counter, Date day) {
  tx_.run(kArrive, db::arg("network", scope_.network()), db::arg("id", ticket.id), db::arg("counter", counter),
          db::arg("day", day), db::arg("arrived_at", ticket.arrived_at), db::arg("came_for", ticket.came_for),
          db::arg("language", ticket.language));
}

bool QueueStore::serve(std::string const& id, Instant now) {
  return tx_.run(kServe, scope_.reach(), db::arg("id", id), db::arg("now", now)) == 1;
}

bool QueueStore::leave(std::string const& id, Instant now) {
  return tx_.run(kLeave, scope_.reach(), db::arg("id", id), db::arg("now", now)) == 1;
}

std::vector<std::string> wipe_tickets(db::Transaction& tx, std::string const& network, Date before) {
  auto const at = std::array{db::arg("network", network), db::arg("day", before)};
  auto ids = tx.all<std::string>(kOldTickets, at[0], at[1]);
  tx.run(kDeleteOldTickets, at[0], at[1]);
  return ids;
}

std::vector<std::string> wipe_notes(db::Transaction& tx, std::string const& network, Date before) {
  auto const at = std::array{db::arg("network", network), db::arg("day", before)};
  auto ids = tx.all<std::string>(kOldNotes, at[0], at[1]);
  tx.run(kEmptyOldNotes, at[0], at[1]);
  return ids;
}

}  // namespace relais::visits

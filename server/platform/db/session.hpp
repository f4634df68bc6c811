// What a store is given: a Snapshot to read from, a Transaction to write in.
//
//   std::optional<CounterRow> counter = snapshot.one<CounterRow>(kFindCounter, arg("network", n), arg("id", id));
//   std::vector<std::string> codes = snapshot.all<std::string>(kCommunesOf, arg("department", d));
//   tx.run(kInsertCounter, counter);                              // each member to the parameter of its name
//   tx.run(kRename, arg("id", id), arg("name", name));            // gives the number of rows changed
#pragma once

#include <span>
#include <string>
#include <vector>

#include "platform/db/row.hpp"

namespace relais::db {

// Reads of one moment: whatever others commit meanwhile is not seen. In a Transaction, own writes are.
// Rows are described structs or single values. Faults: db::Fault.
class Snapshot {
 public:
  explicit Snapshot(Connection& connection) : connection_(connection) {}
  Snapshot(Snapshot const&) = delete;
  Snapshot& operator=(Snapshot const&) = delete;

  // The row, if there is one; a second row is a fault, so a key that is not unique cannot pass unseen.
  template <class Row, class... Parts>
  std::optional<Row> one(Statement const& statement, Parts const&... parts) const {
    std::optional<Row> found;
    visit<Row>(statement, Fetch::kAll, args_of(parts...), [&](Row&& row) {
      if (found) {
        throw Fault{FaultKind::kMisuse, statement.name(), "gives more than one row"};
      }
      found = std::move(row);
    });
    return found;
  }

  template <class Row, class... Parts>
  std::vector<Row> all(Statement const& statement, Parts const&... parts) const {
    std::vector<Row> rows;
    visit<Row>(statement, Fetch::kAll, args_of(parts...), [&](Row&& row) { rows.push_back(std::move(row)); });
    return rows;
  }

  // The same for a statement with many parameters of one kind, such as the identifiers of a list.
  template <class Row>
  std::vector<Row> all_with(Statement const& statement, std::span<Arg const> args) const {
    std::vector<Row> rows;
    visit<Row>(statement, Fetch::kAll, args, [&](Row&& row) { rows.push_back(std::move(row)); });
    return rows;
  }

  // Row by row in constant memory, for exports. The callback may not use this snapshot.
  template <class Row, class Callback, class... Parts>
  void each(Statement const& statement, Callback&& callback, Parts const&... parts) const {
    visit<Row>(statement, Fetch::kStream, args_of(parts...), callback);
  }

  Dialect dialect() const { return connection_.dialect(); }

 protected:
  Connection& connection() const { return connection_; }

 private:
  template <class Row, class Args, class Take>
  void visit(Statement const& statement, Fetch fetch, Args const& args, Take&& take) const {
    Rows rows{connection_, statement, args, fetch};
    require_columns(rows, arg_count<Row>());
    while (rows.next()) {
      take(read_row<Row>(rows));
    }
  }

  Connection& connection_;
};

// An event for those who read the outbox (outbox.hpp), written in the same commit as what it tells.
struct NewEvent {
  std::string name;     // "cases.closed"
  std::string payload;  // JSON
};

class Transaction : public Snapshot {
 public:
  using Snapshot::Snapshot;

  // Rows changed. For RETURNING, call one() or all().
  template <class... Parts>
  std::int64_t run(Statement const& statement, Parts const&... parts) {
    return connection().run(statement, args_of(parts...));
  }
  // For a statement whose number of parameters is known at run time only: many rows at once.
  std::int64_t run_with(Statement const& statement, std::span<Arg const> args) {
    return connection().run(statement, args);
  }

  void emit(std::string name, std::string payload) { events_.push_back({std::move(name), std::move(payload)}); }
  std::vector<NewEvent> const& events() const { return events_; }

 private:
  std::vector<NewEvent> events_;
};

}  // namespace relais::db

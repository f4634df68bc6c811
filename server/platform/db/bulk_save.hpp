// Many rows of one table in one statement. On PostgreSQL each statement is a journey to the server and back: 150,000
// territories one by one took a minute, thirty-two at a time a few seconds.
#pragma once

#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "platform/db/session.hpp"

namespace relais::db {

// `columns` are Row's members in their order; `on_conflict` ends the statement.
template <class Row>
class BulkSave {
 public:
  static constexpr std::size_t kRows = 32;

  BulkSave(std::string_view name, std::string_view table, std::string_view on_conflict)
      : parameters_(parameter_names()),
        statement_(name, sql(table, on_conflict, kRows)),
        one_(fmt::format("{}_one", name), sql(table, on_conflict, 1)) {}

  // All of them: kRows at a time on PostgreSQL, one by one on SQLite, where no journey is saved.
  void save(Transaction& transaction, std::span<Row const> rows) const {
    std::vector<Arg> args;
    while (!rows.empty()) {
      auto const is_far = transaction.dialect() == Dialect::kPostgresql;
      auto const together = is_far && rows.size() >= kRows ? kRows : 1;
      args.clear();
      for (auto const& row : rows.first(together)) {
        add(args, row);
      }
      transaction.run_with(together == kRows ? statement_ : one_, args);
      rows = rows.subspan(together);
    }
  }

  // Exactly kRows rows.
  void run(Transaction& transaction, Row const* const* rows) const {
    std::vector<Arg> args;
    args.reserve(parameters_.size());
    for (std::size_t i = 0; i < kRows; ++i) {
      add(args, *rows[i]);
    }
    transaction.run_with(statement_, args);
  }

 private:
  void add(std::vector<Arg>& args, Row const& row) const {
    boost::mp11::mp_for_each<RowMembers<Row>>([&](auto descriptor) {
      args.push_back({parameters_[args.size()], to_value(row.*descriptor.pointer)});
    });
  }

  static std::vector<std::string> parameter_names() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kRows; ++i) {
      boost::mp11::mp_for_each<RowMembers<Row>>(
          [&](auto descriptor) { names.push_back(fmt::format("{}_{}", descriptor.name, i)); });
    }
    return names;
  }

  static std::string sql(std::string_view table, std::string_view on_conflict, std::size_t count) {
    std::string columns;
    boost::mp11::mp_for_each<RowMembers<Row>>(
        [&](auto descriptor) { columns += fmt::format("{}{}", columns.empty() ? "" : ", ", descriptor.name); });
    std::string rows;
    for (std::size_t i = 0; i < count; ++i) {
      std::string row;
      boost::mp11::mp_for_each<RowMembers<Row>>(
          [&](auto descriptor) { row += fmt::format("{}:{}_{}", row.empty() ? "" : ", ", descriptor.name, i); });
      rows += fmt::format("{}({})", rows.empty() ? "" : ", ", row);
    }
    return fmt::format("insert into {} ({}) values {} {}", table, columns, rows, on_conflict);
  }

  std::vector<std::string> parameters_;
  Statement statement_;
  Statement one_;
};

}  // namespace relais::db

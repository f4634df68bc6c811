// Many rows of one table in one statement. On PostgreSQL each statement is a journey to the server and back: 150,000
// territories one by one took a minute, thirty-two at a time a few seconds.
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "platform/db/session.hpp"

namespace relais::network {

// `columns` are Row's members in their order; `on_conflict` ends the statement.
template <class Row>
class BulkSave {
 public:
  static constexpr std::size_t kRows = 32;

  BulkSave(std::string_view name, std::string_view table, std::string_view on_conflict)
      : parameters_(parameter_names()), statement_(name, sql(table, on_conflict)) {}

  // Exactly kRows rows.
  void run(db::Transaction& transaction, Row const* const* rows) const {
    std::vector<db::Arg> args;
    args.reserve(parameters_.size());
    for (std::size_t i = 0; i < kRows; ++i) {
      boost::mp11::mp_for_each<db::RowMembers<Row>>([&](auto descriptor) {
        args.push_back({parameters_[args.size()], db::to_value(rows[i]->*descriptor.pointer)});
      });
    }
    transaction.run_with(statement_, args);
  }

 private:
  static std::vector<std::string> parameter_names() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < kRows; ++i) {
      boost::mp11::mp_for_each<db::RowMembers<Row>>(
          [&](auto descriptor) { names.push_back(fmt::format("{}_{}", descriptor.name, i)); });
    }
    return names;
  }

  static std::string sql(std::string_view table, std::string_view on_conflict) {
    std::string columns;
    boost::mp11::mp_for_each<db::RowMembers<Row>>(
        [&](auto descriptor) { columns += fmt::format("{}{}", columns.empty() ? "" : ", ", descriptor.name); });
    std::string rows;
    for (std::size_t i = 0; i < kRows; ++i) {
      std::string row;
      boost::mp11::mp_for_each<db::RowMembers<Row>>(
          [&](auto descriptor) { row += fmt::format("{}:{}_{}", row.empty() ? "" : ", ", descriptor.name, i); });
      rows += fmt::format("{}({})", rows.empty() ? "" : ", ", row);
    }
    return fmt::format("insert into {} ({}) values {} {}", table, columns, rows, on_conflict);
  }

  std::vector<std::string> parameters_;
  db::Statement statement_;
};

}  // namespace relais::network

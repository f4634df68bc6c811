// A statement is a named constant of its store, registered once: a test walks them all and prepares each on both
// databases.
//
//   db::Statement const kFindCounter{"network.find_counter", R"sql(
//     select id, name from network_counter where network_id = :network and id = :id)sql"};
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relais::db {

enum class Dialect { kSqlite, kPostgresql };

class Statement {
 public:
  // Ends the program with one line when the name is taken: that is a programmer's mistake, seen at the first start.
  // `only` marks the rare statement that one database alone understands (full text, locks).
  Statement(std::string_view name, std::string_view sql, std::optional<Dialect> only = std::nullopt);
  Statement(Statement const&) = delete;
  Statement& operator=(Statement const&) = delete;

  std::string const& name() const { return name_; }
  std::string const& sql() const { return sql_; }                             // with :names, for SQLite
  std::string const& numbered_sql() const { return numbered_sql_; }           // with $1, $2, for PostgreSQL
  std::vector<std::string> const& parameters() const { return parameters_; }  // by first appearance: $1 is the first
  std::size_t index() const { return index_; }  // dense from 0: the key of a connection's prepared statements
  bool runs_on(Dialect dialect) const { return !only_ || *only_ == dialect; }

 private:
  std::string name_;
  std::string sql_;
  std::vector<std::string> parameters_;  // before numbered_sql_, which is made with them
  std::string numbered_sql_;
  std::optional<Dialect> only_;
  std::size_t index_;
};

std::vector<Statement const*> registered_statements();

}  // namespace relais::db

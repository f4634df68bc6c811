// The two forms of a database's address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/db/statement.hpp"
#include "platform/result/result.hpp"

namespace relais::db {

struct Address {
  Dialect dialect = Dialect::kSqlite;
  std::string place;  // the file, or the whole URL
};

// "sqlite:var/relais.db" or "postgresql://user@host/name"; Problem db.url otherwise.
Result<Address> read_address(std::string_view url);

// A refusal to the operator: what is the matter and what to do, on one line.
Problem unavailable(std::string code, std::string detail);

}  // namespace relais::db

#include "platform/db/address.hpp"

namespace relais::db {

Result<Address> read_address(std::string_view url) {
  constexpr std::string_view kSqlite = "sqlite:";
  if (url.starts_with(kSqlite) && url.size() > kSqlite.size()) {
    return Address{Dialect::kSqlite, std::string{url.substr(kSqlite.size())}};
  }
  if (url.starts_with("postgresql://") || url.starts_with("postgres://")) {
    return Address{Dialect::kPostgresql, std::string{url}};
  }
  return Problem{.fault = relais::Fault::kInvalid,
                 .code = "db.url",
                 .detail = "the database is given as sqlite:FILE or postgresql://user@host/name"};
}

Problem unavailable(std::string code, std::string detail) {
  return {.fault = relais::Fault::kUnavailable, .code = std::move(code), .detail = std::move(detail)};
}

}  // namespace relais::db

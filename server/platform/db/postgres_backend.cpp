#include "platform/db/backend.hpp"

namespace relais::db {

Result<std::unique_ptr<Backend>> open_postgresql(std::string const&, Options const&) {
  return Problem{.fault = relais::Fault::kUnavailable, .code = "db.unreachable", .detail = "not yet"};
}

}  // namespace relais::db

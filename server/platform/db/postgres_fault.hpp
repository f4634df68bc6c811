#pragma once

#include "platform/db/fault.hpp"
#include "platform/db/postgres_library.hpp"

namespace relais::db {

// What the server said of a result, or of the connection when there is no result.
Fault postgres_fault(PGconn* connection, PGresult const* result, std::string_view statement);

// The same text on one line.
std::string one_line(std::string_view text);

}  // namespace relais::db

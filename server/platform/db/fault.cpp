#include "platform/db/fault.hpp"

#include <fmt/format.h>

namespace relais::db {

Fault::Fault(FaultKind kind, std::string_view statement, std::string_view message)
    : std::runtime_error(fmt::format("{}: {}", statement, message)), kind_(kind), statement_(statement) {}

}  // namespace relais::db

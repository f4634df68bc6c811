#include "platform/db/postgres_fault.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relais::db {
namespace {

// By SQLSTATE, the longest prefix first (PostgreSQL documentation, appendix A).
constexpr std::array<std::pair<std::string_view, FaultKind>, 16> kKinds{{
    {"23505", FaultKind::kUnique},
    {"23503", FaultKind::kForeign},
    {"40001", FaultKind::kRetry},
    {"40P01", FaultKind::kRetry},
    {"55P03", FaultKind::kBusy},
    {"57014", FaultKind::kBusy},
    {"53100", FaultKind::kFull},
    {"25006", FaultKind::kReadOnly},
    {"57P", FaultKind::kLost},
    {"08", FaultKind::kLost},
    {"22", FaultKind::kMisuse},
    {"23", FaultKind::kCheck},
    {"25", FaultKind::kMisuse},
    {"26", FaultKind::kMisuse},
    {"42", FaultKind::kMisuse},
    {"XX", FaultKind::kCorrupt},
}};

FaultKind kind_of(std::string_view state) {
  auto const found = std::ranges::find_if(kKinds, [&](auto const& entry) { return state.starts_with(entry.first); });
  return found == kKinds.end() ? FaultKind::kOther : found->second;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string line;
  for (char const c : text) {
    if (c != '\n') {
      line += c;
    } else if (!line.ends_with(' ')) {
      line += ' ';
    }
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

Fault postgres_fault(PGconn* connection, PGresult const* result, std::string_view statement) {
  auto const* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  auto const is_lost = PQstatus(connection) == CONNECTION_BAD || !state;
  auto const* text = result && state ? PQresultErrorMessage(result) : PQerrorMessage(connection);
  return Fault{is_lost ? FaultKind::kLost : kind_of(state), statement, one_line(text)};
}

}  // namespace relais::db

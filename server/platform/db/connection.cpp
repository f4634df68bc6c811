#include "platform/db/connection.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace relais::db {

Cursor& Connection::open(Statement const& statement, std::span<Arg const> args, Fetch fetch) {
  require_usable(statement);
  try {
    auto& cursor = do_open(statement, args, fetch);
    streaming_ = fetch == Fetch::kStream;
    return cursor;
  } catch (Fault const& fault) {
    note(fault);
    throw;
  }
}

std::int64_t Connection::run(Statement const& statement, std::span<Arg const> args) {
  require_usable(statement);
  try {
    return do_run(statement, args);
  } catch (Fault const& fault) {
    note(fault);
    throw;
  }
}

void Connection::close(Cursor& cursor) noexcept {
  cursor.close();
  streaming_ = false;
}

void Connection::note(Fault const& fault) {
  if (!broken_by_) {
    broken_by_ = fault.kind();
  }
}

void Connection::require_usable(Statement const& statement) const {
  if (streaming_) {
    throw Fault{FaultKind::kMisuse, statement.name(), "called while each() is still reading"};
  }
  if (broken_by_) {
    throw Fault{FaultKind::kMisuse, statement.name(), "called after a fault in the same transaction"};
  }
}

bool Rows::next() {
  try {
    return cursor_.next();
  } catch (Fault const& fault) {
    connection_.note(fault);
    throw;
  }
}

void check_args(Statement const& statement, std::span<Arg const> args) {
  auto const& names = statement.parameters();
  for (std::size_t i = 0; i < args.size(); ++i) {
    auto const stands_there = i < names.size() && names[i] == args[i].name;  // as most calls have it
    if (!stands_there && std::ranges::find(names, args[i].name) == names.end()) {
      throw Fault{FaultKind::kMisuse, statement.name(), fmt::format("has no parameter :{}", args[i].name)};
    }
  }
}

Value const& value_of(Statement const& statement, std::span<Arg const> args, std::size_t parameter) {
  auto const& name = statement.parameters()[parameter];
  // Most calls give their arguments in the order of the statement.
  if (parameter < args.size() && args[parameter].name == name) {
    return args[parameter].value;
  }
  auto const found = std::ranges::find(args, name, &Arg::name);
  if (found == args.end()) {
    throw Fault{FaultKind::kMisuse, statement.name(), fmt::format("parameter :{} is not given", name)};
  }
  return found->value;
}

std::string_view checked_text(Statement const& statement, std::string_view text) {
  if (text.find('\0') != std::string_view::npos) {
    throw Fault{FaultKind::kMisuse, statement.name(), "a text holds NUL"};
  }
  return text;
}

double checked_real(Statement const& statement, double value) {
  if (!std::isfinite(value)) {
    throw Fault{FaultKind::kMisuse, statement.name(), "a number is not finite"};
  }
  return value;
}

}  // namespace relais::db

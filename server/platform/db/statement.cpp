#include "platform/db/statement.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <mutex>

#include <fmt/format.h>

namespace relais::db {
namespace {

struct Registry {
  std::mutex mutex;
  std::vector<Statement const*> statements;
};

Registry& registry() {
  static Registry all;
  return all;
}

std::size_t enroll(Statement const& statement) {
  auto& [mutex, statements] = registry();
  std::lock_guard const lock{mutex};
  if (std::ranges::any_of(statements, [&](auto const* other) { return other->name() == statement.name(); })) {
    fmt::print(stderr, "two statements are named {}\n", statement.name());
    std::abort();
  }
  statements.push_back(&statement);
  return statements.size() - 1;
}

// The end of the string, quoted name or comment that begins at `from`; `from` itself where none begins.
std::size_t end_of_opaque(std::string_view sql, std::size_t from) {
  auto const past = [&](std::string_view closing, std::size_t start) {
    auto const found = sql.find(closing, start);
    return found == std::string_view::npos ? sql.size() : found + closing.size();
  };
  auto const rest = sql.substr(from);
  if (rest.starts_with('\'') || rest.starts_with('"')) {
    return past(rest.substr(0, 1), from + 1);
  }
  if (rest.starts_with("--")) {
    return past("\n", from);
  }
  if (rest.starts_with("/*")) {
    return past("*/", from + 2);
  }
  return from;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

std::size_t end_of_name(std::string_view sql, std::size_t from) {
  while (from < sql.size() && is_name_character(sql[from])) {
    ++from;
  }
  return from;
}

// Rewrites :name to $n and collects the names.
std::string numbered(std::string_view sql, std::vector<std::string>& names) {
  std::string out;
  for (std::size_t at = 0; at < sql.size();) {
    if (auto const end = end_of_opaque(sql, at); end != at) {
      out += sql.substr(at, end - at);
      at = end;
      continue;
    }
    if (sql.substr(at).starts_with("::")) {  // a cast of PostgreSQL
      out += "::";
      at += 2;
      continue;
    }
    auto const name_end = sql[at] == ':' ? end_of_name(sql, at + 1) : at;
    if (name_end <= at + 1) {
      out += sql[at++];
      continue;
    }
    auto const name = sql.substr(at + 1, name_end - at - 1);
    auto const place = std::ranges::find(names, name) - names.begin();
    if (place == std::ssize(names)) {
      names.emplace_back(name);
    }
    out += fmt::format("${}", place + 1);
    at = name_end;
  }
  return out;
}

}  // namespace

Statement::Statement(std::string_view name, std::string_view sql, std::optional<Dialect> only)
    : name_(name), sql_(sql), numbered_sql_(numbered(sql_, parameters_)), only_(only), index_(enroll(*this)) {}

std::vector<Statement const*> registered_statements() {
  auto& [mutex, statements] = registry();
  std::lock_guard const lock{mutex};
  return statements;
}

}  // namespace relais::db

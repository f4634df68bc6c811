// Targets of requests: percent-decoding, path segments and query pairs, strict and without allocation in the usual
// case. Whatever does not decode to UTF-8 without NUL is refused as a whole.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace relais::http {

bool is_utf8(std::string_view text);

struct Target {
  std::string_view path;   // from '/', as sent
  std::string_view query;  // after '?', as sent
};

// Splits a request target; scheme and authority of an absolute form ("http://host/path") are dropped. An empty path
// means that the target has no form we serve ("*", "host:443").
Target split_target(std::string_view target);

// The segments of a path, decoded one by one, so that %2F never separates: "/a%20b/c" is {"a b", "c"}, "/" is {""},
// "/fr/" is {"fr", ""}. Views point into the path or into this object, so it does not move.
class PathSegments {
 public:
  static constexpr std::size_t kMost = 12;
  enum class Outcome { kRead, kMalformed, kTooDeep };

  PathSegments() = default;
  PathSegments(PathSegments const&) = delete;
  PathSegments& operator=(PathSegments const&) = delete;

  Outcome read(std::string_view path);
  std::span<std::string_view const> all() const { return {segments_.data(), size_}; }

 private:
  std::array<std::string_view, kMost> segments_;
  std::size_t size_ = 0;
  std::string decoded_;
};

struct QueryPair {
  std::string_view name;
  std::string_view value;
};

// The pairs of "a=1&b=x%20y&a=2+3" in their order, '+' meaning a space. Views as above.
class QueryPairs {
 public:
  static constexpr std::size_t kMost = 64;
  enum class Outcome { kRead, kMalformed, kTooMany };

  QueryPairs() = default;
  QueryPairs(QueryPairs const&) = delete;
  QueryPairs& operator=(QueryPairs const&) = delete;

  Outcome read(std::string_view query);
  std::span<QueryPair const> all() const { return {pairs_.data(), size_}; }

 private:
  std::array<QueryPair, kMost> pairs_;
  std::size_t size_ = 0;
  std::string decoded_;
};

}  // namespace relais::http

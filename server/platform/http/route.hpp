// One route: where it stands, who may use it, how it runs and what it promises.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/json/object.hpp>

#include "access/access.hpp"
#include "platform/http/answer.hpp"
#include "platform/http/request.hpp"
#include "platform/json/schema.hpp"

namespace relais::http {

// Where a handler runs. Short ones run on the connection's own thread and hold up everyone there: microseconds, no
// waiting. Long ones (statistics, exports) have a pool of their own; so have writes, which wait for the disk.
enum class Work { kShort, kLong, kWrite };

using Handler = std::function<void(Request const&, Answer&)>;

// Per client address: `burst` at once, refilled evenly over a minute. Beyond it: 429 with Retry-After.
struct RateLimit {
  double per_minute;
  double burst;
  // Not empty: for what can be guessed. All routes with this name have one count, and only what is not found (404)
  // counts; ten times as much is the limit of an IPv6 network of 48 bits, of which a person may have a whole one.
  std::string_view misses = {};
};

struct RouteOptions {
  std::string_view summary = {};             // key of the text that says what the route is for
  std::vector<std::string_view> codes = {};  // problem codes of its own, for the contract
  std::string_view produces = {};            // content type of an answer that is not JSON, for the contract
  std::size_t body_limit = 64 * 1024;        // bytes; more is answered 413 before it is read
  std::string_view cache_control = kNoStore;
  bool hashed_etag = false;  // ETag from a hash of the body, and 304 when the client has it already
  // What answers depend on besides their address, quoted as an ETag: cheaper than a hash. Empty: not to be said now.
  std::function<std::string()> revision = {};
  bool compressible = false;  // bodies over 1 kB are compressed for clients that accept it
  std::optional<RateLimit> rate = {};
};

// What the OpenAPI document says of a typed route. Absent parts are null.
struct Contract {
  using Schema = boost::json::object (*)(json::SchemaBuilder&);
  Schema parameters = nullptr;  // an object schema; the properties whose name stands in the pattern are of the path
  Schema body = nullptr;
  Schema answer = nullptr;
};

struct Route {
  std::size_t number;  // in order of declaration
  Method method;
  std::string pattern;  // "/api/v1/counters/{id}"; a last "{rest...}" takes all that follows, slashes included
  Right right;
  Work work;
  RouteOptions options;
  Contract contract;
  Handler handler;
};

}  // namespace relais::http

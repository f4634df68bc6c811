// Everything between a parsed request and the bytes of its answer: routing, right, handler, refusals, conditional and
// compressed answers, head. Knows no socket; used from every connection thread and pool thread at once.
#pragma once

#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/http/problem_document.hpp"
#include "platform/http/router.hpp"
#include "platform/http/texts.hpp"
#include "platform/http/trusted_proxies.hpp"
#include "platform/metrics/metrics.hpp"

namespace relais::http {

class RateLimiter;
class Routes;

// What a log line tells of an answered request. No query and no path of a known route: they can hold what a person
// typed, where she stands, or a code that opens her file.
struct AnsweredRequest {
  std::string_view id;
  std::string_view method;
  std::string_view route;  // the pattern; empty when none fitted
  int status;
  std::size_t bytes;  // of the body
  double seconds;     // from the first byte of the request to the last of the answer
};

class RequestLog {
 public:
  virtual ~RequestLog() = default;
  // Called from connection threads: be quick.
  virtual void answered(AnsweredRequest const& request) = 0;
  // A handler threw; called once for the request, from any thread.
  virtual void failed(std::string_view request_id, std::string_view reason) = 0;
};

// What the site needs from the rest of the program. The references must outlive it.
struct Surroundings {
  Texts texts;
  RequestLog& log;
  metrics::Registry& metrics;
  // Who asks: called where a route's right is not everybody's, on the thread of its handler.
  std::function<Principal(Request const&)> sign_in = {};
  // A page for a refusal outside /api/ when the client takes text/html; without one, problem documents everywhere.
  std::function<std::string(Request const&, ProblemDocument const&)> problem_page = {};
};

struct SiteOptions {
  std::string content_security_policy = "default-src 'self'; frame-ancestors 'none'; base-uri 'self'";
  std::vector<std::string> trusted_proxies = {};  // addresses whose X-Forwarded-For is believed
};

// What the head says of the connection: goes on as HTTP/1.1 implies, goes on and HTTP/1.0 must be told, ends.
enum class Persistence { kImplied, kStated, kClose };

class Site {
 public:
  // `routes` must outlive the site. Throws std::logic_error where the router does.
  Site(Routes const& routes, SiteOptions const& options, Surroundings surroundings);
  ~Site();

  // The route of a request, with its parameters filled in; or null, and `answer` says why not.
  Route const* open(Request& request, PathSegments& segments, Answer& answer) const;
  // Finds out who asks where the right is not everybody's, runs the handler and completes its answer. Never throws:
  // what the handler throws is logged and answered 500.
  void run(Route const& route, Request& request, Answer& answer) const;
  // Completes an answer: the document of a refusal, 304, compression. Part of run(); for answers without a route.
  void complete(Route const* route, Request const& request, Answer& answer) const;
  // Appends the head of a completed answer. `date` is an HTTP date.
  void write_head(Request const& request, Answer const& answer, Persistence persistence, std::string_view date,
                  std::string& out) const;
  // Counts and logs an answered request.
  void record(Route const* route, Request const& request, Answer const& answer, std::chrono::nanoseconds time) const;
  // The open connections, which the server counts here.
  std::size_t connections() const { return *connections_; }
  void connection_opened() const { ++*connections_; }
  void connection_closed() const { --*connections_; }
  // Logs what escaped from outside a request.
  void report_failure(std::exception_ptr const& failure) const;

 private:
  struct Entry {
    metrics::Histogram* seconds;
    std::array<metrics::Counter*, 6> by_class;
    std::vector<std::shared_ptr<RateLimiter>> limiters;  // the same for all languages of a page
  };
  Entry entry_for(Route const& route);
  std::shared_ptr<RateLimiter> limiter(std::string const& name, RateLimit limit, unsigned short network_bits);
  Entry entry_of_name(std::string const& method, std::string const& name) const;
  Route const* refuse_place(Request const& request, Router::Place const* place, Answer& answer) const;
  bool may_enter(Route const& route, Request const& request, Answer& answer) const;
  void handle(Route const& route, Request& request, Answer& answer) const;
  bool has_right(Route const& route, Request& request, Answer& answer) const;
  std::optional<std::string> other_spelling(Request const& request) const;
  void fail(Request const& request, Answer& answer) const;
  bool write_page(Request const& request, ProblemDocument const& document, Answer& answer) const;
  void write_refusal(Request const& request, Answer& answer) const;
  static void make_conditional(Route const& route, Request const& request, Answer& answer);
  static void compress(Route const& route, Request const& request, Answer& answer);

  Router router_;
  Surroundings surroundings_;
  TrustedProxies proxies_;
  std::vector<Entry> entries_;  // by number of the route; the last is for requests without one
  std::map<std::string, std::shared_ptr<RateLimiter>> limiters_;  // by method and measured name, or RateLimit::misses
  std::string policy_;
  std::shared_ptr<std::atomic<std::size_t>> connections_ = std::make_shared<std::atomic<std::size_t>>(0);
};

}  // namespace relais::http

// The HTTP/1.1 server: one event loop and one acceptor per core on the same port, every connection on one loop for its
// life.
//
//   auto server = Server::start(options, site);
//   if (!server) { return fail(server.problem()); }      // one line that says what and what to do
//   stop_signal.wait();                                  // stop_signal.hpp
//   (*server)->stop();
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform/http/request_limits.hpp"
#include "platform/http/site.hpp"
#include "platform/result/result.hpp"

namespace relais::http {

struct Timeouts {
  std::chrono::milliseconds idle{60'000};   // between two requests, and before the first
  std::chrono::milliseconds head{15'000};   // from the first byte of a request to the end of its head
  std::chrono::milliseconds body{20'000};   // for each 64 kB of a body
  std::chrono::milliseconds send{30'000};   // for the client to take some of the answer
  std::chrono::milliseconds drain{10'000};  // from stop() until connections at work are given up
  std::chrono::milliseconds sweep{1'000};   // how often all these are looked at, so also their precision
};

struct ServerOptions {
  std::string listen = "127.0.0.1:8080";  // "[::1]:8080", "localhost:8080"; port 0 takes a free one
  unsigned threads = 0;                   // event loops; 0: one per core
  unsigned long_threads = 2;              // for Work::kLong
  unsigned write_threads = 16;            // for Work::kWrite: they wait for the disk, so more of them share one commit
  std::size_t most_waiting = 1'000;       // for each of these pools; beyond: 503
  std::size_t connections = 4'000;        // in all; beyond: 503 and closed
  RequestLimits limits = {};
  Timeouts timeouts = {};
};

class Server {
 public:
  // Binds and begins to answer. `site` must outlive the server. Problems, each with a detail that says what to do:
  // http.bad_address, http.port_in_use, http.port_not_permitted, http.cannot_listen.
  static Result<std::unique_ptr<Server>> start(ServerOptions const& options, Site const& site);

  Server(Server const&) = delete;
  Server& operator=(Server const&) = delete;
  ~Server();  // stops

  std::uint16_t port() const;
  std::string url() const;  // "http://127.0.0.1:8080"

  // Accepts no more, ends idle connections, finishes and answers what is under way, then returns. Connections that
  // take longer than Timeouts::drain are cut; a handler at work is waited for. Doing it twice is harmless.
  void stop();

 private:
  class Machinery;
  explicit Server(std::unique_ptr<Machinery> machinery);
  std::unique_ptr<Machinery> machinery_;
};

}  // namespace relais::http

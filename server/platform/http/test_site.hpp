// A site and a server for tests: texts that show which language was asked for, a log that remembers.
#pragma once

#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "platform/http/routes.hpp"
#include "platform/http/server.hpp"
#include "platform/http/site.hpp"

namespace relais::http {

// "fr:http.not_found" for the key, and so on; nothing for keys that begin with "untold.".
inline std::string_view echo_text(Language language, std::string_view key) {
  static std::mutex mutex;
  static std::set<std::string, std::less<>> kept;
  if (key.starts_with("untold.")) {
    return {};
  }
  auto const lock = std::lock_guard{mutex};
  return *kept.insert(TextForm<Language>::write(language) + ":" + std::string{key}).first;
}

class MemoryLog : public RequestLog {
 public:
  struct Line {
    std::string id;
    std::string route;
    int status;
    std::size_t bytes;
  };
  void answered(AnsweredRequest const& request) override {
    auto const lock = std::lock_guard{mutex_};
    lines_.push_back({std::string{request.id}, std::string{request.route}, request.status, request.bytes});
  }
  void failed(std::string_view request_id, std::string_view reason) override {
    auto const lock = std::lock_guard{mutex_};
    failures_.push_back(std::string{request_id} + " " + std::string{reason});
  }
  std::vector<Line> lines() const {
    auto const lock = std::lock_guard{mutex_};
    return lines_;
  }
  std::vector<std::string> failures() const {
    auto const lock = std::lock_guard{mutex_};
    return failures_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<Line> lines_;
  std::vector<std::string> failures_;
};

inline ServerOptions test_options() {
  ServerOptions options{.listen = "127.0.0.1:0", .threads = 1, .long_threads = 1, .write_threads = 1};
  options.timeouts.drain = std::chrono::seconds{5};
  options.timeouts.sweep = std::chrono::milliseconds{10};
  return options;
}

// Serves `routes` on a free port for as long as it lives.
struct TestServer {
  explicit TestServer(Routes const& routes, ServerOptions const& options = test_options(),
                      SiteOptions const& site_options = {})
      : site(routes, site_options, {echo_text, log, metrics, {}, {}}), server(Server::start(options, site)) {}

  std::uint16_t port() const { return (*server)->port(); }

  MemoryLog log;
  metrics::Registry metrics;
  Site site;
  Result<std::unique_ptr<Server>> server;
};

}  // namespace relais::http

// Our whole HTTP path with nothing behind it: a route that gives constant JSON, through router, tag, security headers,
// figures and log call. Beside bare_beast it tells what the server itself costs.
//
//   constant_route [BYTES]        8192 unless said; one thread, on a free port of 127.0.0.1; ends on SIGTERM
#include <charconv>
#include <cstdio>
#include <string_view>

#include "platform/http/routes.hpp"
#include "platform/http/server.hpp"
#include "platform/http/stop_signal.hpp"

namespace {

using namespace relais;

class NoLog : public http::RequestLog {
 public:
  void answered(http::AnsweredRequest const&) override {}
  void failed(std::string_view, std::string_view) override {}
};

}  // namespace

int main(int count, char** arguments) {
  std::size_t bytes = 8192;
  if (count > 1) {
    auto const text = std::string_view{arguments[1]};
    std::from_chars(text.data(), text.data() + text.size(), bytes);
  }
  http::StopSignal signal;
  http::Routes routes;
  auto const body = std::string(bytes, 'x');
  routes.get<http::NoParameters, json::Written>(
      "/api/v1/constant", Right::kReadPublicDirectory, http::Work::kShort,
      [&](http::NoParameters const&) { return json::Written{body}; },
      {.cache_control = http::kOneMinute, .hashed_etag = true, .compressible = true});
  NoLog log;
  metrics::Registry registry;
  http::Site const site{routes, {}, {[](auto, std::string_view key) { return key; }, log, registry, {}, {}}};
  auto const server = http::Server::start({.listen = "127.0.0.1:0", .threads = 1}, site);
  if (!server) {
    std::fprintf(stderr, "%s\n", server.problem().detail.c_str());
    return 1;
  }
  std::printf("answers at %s/api/v1/constant\n", (*server)->url().c_str());
  std::fflush(stdout);
  signal.wait();
  (*server)->stop();
}

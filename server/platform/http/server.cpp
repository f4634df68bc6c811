#include "platform/http/server.hpp"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

#include "platform/http/listen_address.hpp"
#include "platform/http/worker.hpp"

namespace relais::http {

class Server::Machinery {
 public:
  Machinery(ServerOptions const& options, Site const& site, Tcp::endpoint endpoint, std::vector<int> const& sockets)
      : endpoint_(std::move(endpoint)),
        shared_{options, site, WorkPool{options.long_threads, options.most_waiting},
                WorkPool{options.write_threads, options.most_waiting}} {
    auto const each = std::max<std::size_t>(1, options.connections / sockets.size());
    for (auto const socket : sockets) {
      workers_.push_back(std::make_unique<Worker>(shared_, endpoint_.protocol(), socket, each));
    }
    for (auto const& worker : workers_) {
      worker->start();
    }
  }

  void stop() {
    for (auto const& worker : workers_) {
      worker->stop();
    }
    for (auto const& worker : workers_) {
      worker->join();
    }
  }

  Tcp::endpoint const& endpoint() const { return endpoint_; }

 private:
  Tcp::endpoint endpoint_;
  Shared shared_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

Result<std::unique_ptr<Server>> Server::start(ServerOptions const& options, Site const& site) {
  auto endpoint = read_listen_address(options.listen);
  if (!endpoint) {
    return endpoint.problem();
  }
  auto const threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  auto const sockets = listen_together(*endpoint, threads);
  if (!sockets) {
    return sockets.problem();
  }
  return std::unique_ptr<Server>{new Server{std::make_unique<Machinery>(options, site, *endpoint, *sockets)}};
}

Server::Server(std::unique_ptr<Machinery> machinery) : machinery_(std::move(machinery)) {}

Server::~Server() {
  stop();
}

std::uint16_t Server::port() const {
  return machinery_->endpoint().port();
}

std::string Server::url() const {
  auto const address = machinery_->endpoint().address();
  auto const host = address.is_v6() ? fmt::format("[{}]", address.to_string()) : address.to_string();
  return fmt::format("http://{}:{}", host, port());
}

void Server::stop() {
  machinery_->stop();
}

}  // namespace relais::http

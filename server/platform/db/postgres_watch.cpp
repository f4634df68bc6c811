#include "platform/db/postgres_watch.hpp"

#include <chrono>
#include <cstdint>
#include <thread>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace relais::db {
namespace {

// Events that follow each other within this time are told of at once.
constexpr auto kTogether = std::chrono::milliseconds{10};

}  // namespace

PostgresWatch::~PostgresWatch() {
  stopping_ = true;
  if (thread_.joinable()) {
    eventfd_write(bell_, 1);
    thread_.join();
    ::close(bell_);
  }
}

void PostgresWatch::start(std::function<void()> callback) {
  callback_ = std::move(callback);
  bell_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  thread_ = std::thread{[this] { listen(); }};
}

void PostgresWatch::announce() {
  must_notify_ = true;
  if (callback_) {
    callback_();
    eventfd_write(bell_, 1);
  }
}

void PostgresWatch::listen() {
  while (!stopping_) {
    try {
      auto const connection = open_();
      listen_on(*connection);
    } catch (Fault const&) {
      wait_for(-1);  // the server is away: once a second
    }
  }
}

void PostgresWatch::listen_on(PostgresConnection& connection) {
  connection.script("listen relais_outbox");
  auto* const handle = connection.handle();
  while (!stopping_) {
    wait_for(PQsocket(handle));
    if (must_notify_.exchange(false)) {
      connection.script("notify relais_outbox");
      std::this_thread::sleep_for(kTogether);
    }
    if (PQconsumeInput(handle) == 0) {
      throw Fault{FaultKind::kLost, "listen", PQerrorMessage(handle)};
    }
    while (auto* const notification = PQnotifies(handle)) {
      PQfreemem(notification);
    }
    callback_();
  }
}

void PostgresWatch::wait_for(int socket) {
  pollfd watched[] = {{bell_, POLLIN, 0}, {socket, POLLIN, 0}};
  poll(watched, 2, 1000);
  eventfd_t rung = 0;
  eventfd_read(bell_, &rung);
}

}  // namespace relais::db

#include "platform/http/worker.hpp"

#include <chrono>
#include <random>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <fmt/chrono.h>

namespace relais::http {
namespace {

std::string http_date() {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} GMT", fmt::gmtime(std::time(nullptr)));
}

}  // namespace

Worker::Worker(Shared& shared, Tcp protocol, int listening, std::size_t most_connections)
    : shared_(shared),
      most_connections_(most_connections),
      acceptor_(context_.get_executor(), protocol, listening),
      sweep_timer_(context_.get_executor()),
      date_(http_date()),
      id_prefix_(std::random_device{}()) {}

Worker::~Worker() {
  join();
}

void Worker::start() {
  auto const report = [this](std::exception_ptr failure) {
    if (failure) {
      shared_.site.report_failure(failure);
    }
  };
  asio::co_spawn(context_, accept(), report);
  asio::co_spawn(context_, sweep(), report);
  thread_ = std::thread{[this] { context_.run(); }};
}

void Worker::stop() {
  asio::post(context_, [this] { begin_stop(); });
}

void Worker::join() {
  if (thread_.joinable()) {
    thread_.join();
  }
}

Awaitable<void> Worker::accept() {
  while (!stopping_) {
    auto [error, socket] = co_await acceptor_.async_accept(context_.get_executor(), kAsValues);
    if (!error) {
      welcome(std::move(socket));
    } else if (!stopping_) {
      // Out of descriptors or memory: wait for connections to end instead of spinning.
      Timer pause{context_.get_executor(), std::chrono::milliseconds{100}};
      co_await pause.async_wait(kAsValues);
    }
  }
}

void Worker::welcome(Socket socket) {
  auto const count = sessions_.size();
  if (count > most_connections_ + most_connections_ / 8 + 8) {
    return;  // even the refusals are too many: close
  }
  boost::system::error_code ignored;
  socket.set_option(Tcp::no_delay{true}, ignored);
  auto session = std::make_unique<Session>(*this, std::move(socket), count >= most_connections_);
  auto& one = *session;
  asio::co_spawn(context_, one.run(), [this, session = std::move(session)](std::exception_ptr failure) {
    if (failure) {
      shared_.site.report_failure(failure);
    }
  });
}

Awaitable<void> Worker::sweep() {
  while (!(stopping_ && sessions_.empty())) {
    sweep_timer_.expires_after(shared_.options.timeouts.sweep);
    co_await sweep_timer_.async_wait(kAsValues);
    date_ = http_date();
    auto const now = SteadyClock::now();
    for (auto& session : sessions_) {
      now > give_up_ ? session.abandon() : session.sweep(now);
    }
  }
}

void Worker::begin_stop() {
  if (stopping_) {
    return;
  }
  stopping_ = true;
  give_up_ = SteadyClock::now() + shared_.options.timeouts.drain;
  boost::system::error_code ignored;
  acceptor_.close(ignored);
  for (auto& session : sessions_) {
    session.finish();
  }
  end_when_empty();
}

void Worker::leave(Session& session) {
  sessions_.erase(sessions_.iterator_to(session));
  end_when_empty();
}

void Worker::end_when_empty() {
  if (stopping_ && sessions_.empty()) {
    sweep_timer_.cancel();
    guard_.reset();
  }
}

std::string_view Worker::next_id(std::span<char> space) {
  auto const end = fmt::format_to_n(space.data(), space.size(), "{:08x}{:08x}", id_prefix_, id_counter_++);
  return {space.data(), end.size};
}

}  // namespace relais::http

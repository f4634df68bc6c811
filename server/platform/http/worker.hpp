// One event loop with its acceptor and its connections, on one thread.
#pragma once

#include <atomic>
#include <string>
#include <string_view>
#include <thread>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/intrusive/list.hpp>

#include "platform/http/asio_types.hpp"
#include "platform/http/session.hpp"
#include "platform/threads/work_pool.hpp"

namespace relais::http {

// What the workers share.
struct Shared {
  ServerOptions options;
  Site const& site;
  WorkPool long_work;
  WorkPool writes;
};

class Worker {
 public:
  // `listening` is a bound and listening socket, taken over.
  Worker(Shared& shared, Tcp protocol, int listening, std::size_t most_connections);
  ~Worker();

  void start();
  void stop();  // from any thread: begins to stop
  void join();

  Shared& shared() { return shared_; }
  Executor executor() { return context_.get_executor(); }
  std::string_view date() const { return date_; }  // HTTP date, to the sweep's precision
  // Writes a new request id to `space` and returns it.
  std::string_view next_id(std::span<char> space);
  void enlist(Session& session) { sessions_.push_back(session); }
  void leave(Session& session);

 private:
  Awaitable<void> accept();
  Awaitable<void> sweep();
  void welcome(Socket socket);
  void begin_stop();
  void end_when_empty();

  Shared& shared_;
  std::size_t most_connections_;
  asio::io_context context_{1};
  asio::executor_work_guard<Executor> guard_{context_.get_executor()};
  Acceptor acceptor_;
  Timer sweep_timer_;
  boost::intrusive::list<Session> sessions_;
  std::string date_;
  std::uint32_t id_prefix_;
  std::uint32_t id_counter_ = 0;
  bool stopping_ = false;
  SteadyClock::time_point give_up_{SteadyClock::time_point::max()};
  std::thread thread_;
};

}  // namespace relais::http

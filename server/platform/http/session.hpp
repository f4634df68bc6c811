// One connection, from its first byte to its last. Lives on its worker's thread alone: no lock, no strand.
#pragma once

#include <boost/intrusive/list_hook.hpp>

#include "platform/http/asio_types.hpp"
#include "platform/http/request_reader.hpp"
#include "platform/http/server.hpp"

namespace relais::http {

class Site;
class Worker;

class Session : public boost::intrusive::list_base_hook<> {
 public:
  Session(Worker& worker, Socket socket, bool is_one_too_many);
  ~Session();

  Awaitable<void> run();

  // Called by the worker's sweep: gives up whatever is awaited when its time is over.
  void sweep(SteadyClock::time_point now);
  // The server stops: an idle connection ends now, a busy one after its answer.
  void finish();
  // The server has waited long enough.
  void abandon();

 private:
  enum class Phase { kIdle, kReceiving, kWorking, kSending, kLingering };

  Awaitable<bool> exchange();
  Awaitable<bool> receive();
  Awaitable<bool> receive_head();
  Awaitable<bool> receive_body(std::size_t limit);
  Awaitable<std::size_t> read_some();
  Awaitable<void> work_elsewhere();
  Awaitable<bool> send(bool goes_on);
  Awaitable<void> linger();
  void begin();
  void enter(Phase phase, std::chrono::milliseconds limit);
  void identify();
  bool refuse_if_late();
  Persistence persistence(bool goes_on) const;

  Worker& worker_;
  Site const& site_;
  Socket socket_;
  std::string peer_;
  RequestReader reader_;
  Request request_;
  Route const* route_ = nullptr;
  PathSegments segments_;
  Answer answer_;
  std::string out_;
  std::array<char, 64> id_;
  Phase phase_ = Phase::kIdle;
  SteadyClock::time_point deadline_;
  SteadyClock::time_point began_;
  bool is_one_too_many_;
  bool timed_out_ = false;
  bool is_last_ = false;
};

}  // namespace relais::http

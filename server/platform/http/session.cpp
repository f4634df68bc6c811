#include "platform/http/session.hpp"

#include <algorithm>

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include "platform/http/worker.hpp"

namespace relais::http {
namespace {

constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";

// Up to this the body is copied behind the head and both leave as one buffer; beyond, they leave as two.
constexpr std::size_t kCopiedBody = 16 * 1024;
constexpr std::size_t kProgress = 64 * 1024;
constexpr std::size_t kMostLingered = 1024 * 1024;
constexpr std::chrono::milliseconds kLinger{2'000};

std::string address_of(Socket const& socket) {
  boost::system::error_code error;
  auto address = socket.remote_endpoint(error).address();
  if (address.is_v6() && address.to_v6().is_v4_mapped()) {
    address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
  }
  return error ? std::string{} : address.to_string();
}

// Somebody else's id is kept when it is short and plain, so that one request can be followed through several programs.
bool is_sane_id(std::string_view id) {
  return !id.empty() && id.size() <= 64 && std::ranges::all_of(id, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_' ||
           c == '.';
  });
}

}  // namespace

Session::Session(Worker& worker, Socket socket, bool is_one_too_many)
    : worker_(worker),
      site_(worker.shared().site),
      socket_(std::move(socket)),
      peer_(address_of(socket_)),
      reader_(worker.shared().options.limits),
      is_one_too_many_(is_one_too_many) {
  worker_.enlist(*this);
  site_.connection_opened();
}

Session::~Session() {
  site_.connection_closed();
  worker_.leave(*this);
}

// In this file a co_await is a statement of its own: in the condition of `while` or of `else if`, g++ 12 compiles it
// into a trap.
Awaitable<void> Session::run() {
  for (auto goes_on = true; goes_on;) {
    goes_on = co_await exchange();
  }
}

void Session::sweep(SteadyClock::time_point now) {
  if (now >= deadline_) {
    timed_out_ = true;
    boost::system::error_code ignored;
    socket_.cancel(ignored);
  }
}

void Session::finish() {
  is_last_ = true;
  if (phase_ == Phase::kIdle) {
    boost::system::error_code ignored;
    socket_.cancel(ignored);
  }
}

void Session::abandon() {
  boost::system::error_code ignored;
  socket_.close(ignored);
}

// One request and its answer. False when the connection is to be closed.
Awaitable<bool> Session::exchange() {
  begin();
  auto const has_come = co_await receive();
  if (!has_come) {
    co_return false;
  }
  if (auto const [status, code] = reader_.refusal(); reader_.state() == RequestReader::State::kRefused) {
    answer_.refuse({Fault::kInvalid, std::string{code}}, status);
    site_.complete(nullptr, request_, answer_);
  } else if (route_ == nullptr) {
    site_.complete(nullptr, request_, answer_);
  } else if (route_->work == Work::kShort) {
    site_.run(*route_, request_, answer_);
  } else {
    co_await work_elsewhere();
  }
  auto const goes_on = reader_.keep_alive() && (!is_last_ || reader_.has_input());
  auto const has_gone = co_await send(goes_on);
  if (!has_gone) {
    co_return false;
  }
  site_.record(route_, request_, answer_, SteadyClock::now() - began_);
  if (!goes_on && (is_last_ || reader_.state() != RequestReader::State::kComplete || reader_.has_input())) {
    co_await linger();
  }
  co_return goes_on;
}

void Session::begin() {
  reader_.restart();
  request_ = {};
  answer_.clear();
  route_ = nullptr;
  timed_out_ = false;
  enter(Phase::kIdle, worker_.shared().options.timeouts.idle);
}

void Session::enter(Phase phase, std::chrono::milliseconds limit) {
  phase_ = phase;
  deadline_ = SteadyClock::now() + limit;
}

// A request whole, or as far as its refusal. False when there is none: the client left, or never came.
Awaitable<bool> Session::receive() {
  if (is_one_too_many_) {
    began_ = SteadyClock::now();
    reader_.refuse(503, "http.too_many_connections");
  } else {
    auto const has_come = co_await receive_head();
    if (!has_come) {
      co_return false;
    }
  }
  identify();
  if (reader_.state() == RequestReader::State::kRefused) {
    co_return true;
  }
  route_ = site_.open(request_, segments_, answer_);
  if (route_ == nullptr || reader_.state() == RequestReader::State::kComplete) {
    co_return true;
  }
  co_return co_await receive_body(route_->options.body_limit);
}

Awaitable<bool> Session::receive_head() {
  began_ = SteadyClock::now();
  while (reader_.advance() == RequestReader::State::kHead) {
    if (phase_ == Phase::kIdle && is_last_ && !reader_.has_input()) {
      co_return false;
    }
    auto const received = co_await read_some();
    if (received == 0) {
      co_return phase_ == Phase::kReceiving&& refuse_if_late();
    }
    if (phase_ == Phase::kIdle) {
      enter(Phase::kReceiving, worker_.shared().options.timeouts.head);
      began_ = SteadyClock::now();
    }
  }
  co_return true;
}

Awaitable<bool> Session::receive_body(std::size_t limit) {
  auto const patience = worker_.shared().options.timeouts.body;
  enter(Phase::kReceiving, patience);
  reader_.begin_body(limit);
  if (reader_.state() == RequestReader::State::kBody && reader_.expects_continue()) {
    co_await asio::async_write(socket_, asio::buffer(kContinue), kAsValues);
  }
  std::size_t progress = 0;
  while (reader_.state() == RequestReader::State::kBody) {
    auto const received = co_await read_some();
    if (received == 0) {
      co_return refuse_if_late();
    }
    progress += received;
    if (progress >= kProgress) {
      progress = 0;
      enter(Phase::kReceiving, patience);
    }
    reader_.advance();
  }
  request_.body = reader_.body();
  co_return true;
}

// 0: the client left, or its time is over.
Awaitable<std::size_t> Session::read_some() {
  auto const space = reader_.space();
  auto const [error, size] = co_await socket_.async_read_some(asio::buffer(space.data(), space.size()), kAsValues);
  reader_.commit(size);
  co_return error ? 0 : size;
}

bool Session::refuse_if_late() {
  if (timed_out_) {
    reader_.refuse(408, "http.too_slow");
  }
  return timed_out_;
}

void Session::identify() {
  reader_.fill(request_);
  request_.peer = peer_;
  auto const given = request_.header("X-Request-Id");
  request_.id = is_sane_id(given) ? given : worker_.next_id(id_);
}

// Sends the handler to a pool and comes back to this thread with its answer.
Awaitable<void> Session::work_elsewhere() {
  phase_ = Phase::kWorking;
  deadline_ = SteadyClock::time_point::max();
  auto& shared = worker_.shared();
  auto& pool = route_->work == Work::kLong ? shared.long_work : shared.writes;
  auto start = [&](auto resume) {
    auto const back = std::make_shared<decltype(resume)>(std::move(resume));
    auto const executor = worker_.executor();
    auto const accepted = pool.submit([this, back, executor] {
      site_.run(*route_, request_, answer_);
      asio::post(executor, std::move(*back));
    });
    if (!accepted) {
      answer_.refuse({Fault::kUnavailable, "http.too_busy"});
      site_.complete(nullptr, request_, answer_);
      asio::post(executor, std::move(*back));
    }
  };
  co_await asio::async_initiate<decltype(kAsValues), void()>(start, kAsValues);
}

Awaitable<bool> Session::send(bool goes_on) {
  out_.clear();
  site_.write_head(request_, answer_, persistence(goes_on), worker_.date(), out_);
  auto body = request_.method == Method::kHead ? std::string_view{} : answer_.content();
  if (body.size() <= kCopiedBody) {
    out_.append(std::exchange(body, {}));
  }
  auto head = std::string_view{out_};
  while (!head.empty() || !body.empty()) {
    enter(Phase::kSending, worker_.shared().options.timeouts.send);
    std::array const buffers{asio::const_buffer{head.data(), head.size()},
                             asio::const_buffer{body.data(), body.size()}};
    auto const [error, size] = co_await socket_.async_write_some(buffers, kAsValues);
    if (error) {
      co_return false;
    }
    auto const of_head = std::min(size, head.size());
    head.remove_prefix(of_head);
    body.remove_prefix(size - of_head);
  }
  co_return true;
}

Persistence Session::persistence(bool goes_on) const {
  if (!goes_on) {
    return Persistence::kClose;
  }
  return reader_.is_http_1_0() ? Persistence::kStated : Persistence::kImplied;
}

// Closing with input unread makes the kernel reset the connection, and the client may lose an answer that is on its
// way: so read on for a while, into nothing.
Awaitable<void> Session::linger() {
  enter(Phase::kLingering, kLinger);
  boost::system::error_code ignored;
  socket_.shutdown(Tcp::socket::shutdown_send, ignored);
  std::array<char, 4096> nowhere;
  for (std::size_t total = 0; total < kMostLingered;) {
    auto const [error, size] = co_await socket_.async_read_some(asio::buffer(nowhere), kAsValues);
    if (error) {
      break;
    }
    total += size;
  }
}

}  // namespace relais::http

// A blocking client for tests that speaks bytes: it sends what only hostile or slow clients send, and sees exactly what
// the server does.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include <boost/asio/write.hpp>

#include "platform/http/asio_types.hpp"
#include "platform/http/request.hpp"

namespace relais::http {

struct Received {
  int status = 0;  // 0: the connection ended before a head
  std::string head = {};
  std::string body = {};

  // The value of a header (any case), or empty.
  std::string header(std::string_view name) const {
    auto lines = std::string_view{head};
    for (auto end = lines.find("\r\n"); end != lines.npos; end = lines.find("\r\n")) {
      auto const line = lines.substr(0, end);
      auto const colon = line.find(": ");
      if (colon != line.npos && same_token(line.substr(0, colon), name)) {
        return std::string{line.substr(colon + 2)};
      }
      lines.remove_prefix(end + 2);
    }
    return {};
  }
};

class TestClient {
 public:
  explicit TestClient(std::uint16_t port) {
    socket_.connect({asio::ip::address_v4::loopback(), port});
    socket_.set_option(Tcp::no_delay{true});
  }

  // A server that has already answered and closed is no failure of the sending.
  void send(std::string_view bytes) {
    boost::system::error_code ignored;
    asio::write(socket_, asio::buffer(bytes), ignored);
  }

  // The next answer on the connection; its body has the length that its head tells.
  Received receive(bool has_body = true) {
    auto end = unread_.find("\r\n\r\n");
    for (; end == unread_.npos; end = unread_.find("\r\n\r\n")) {
      if (!read_some()) {
        return {};
      }
    }
    Received answer{.head = unread_.substr(0, end + 2)};
    answer.status = std::stoi(answer.head.substr(9, 3));
    unread_.erase(0, end + 4);
    auto const length = answer.header("Content-Length");
    auto const size = length.empty() || !has_body ? 0 : std::stoul(length);
    while (unread_.size() < size && read_some()) {
    }
    answer.body = unread_.substr(0, size);
    unread_.erase(0, size);
    return answer;
  }

  Received ask(std::string_view bytes) {
    send(bytes);
    return receive();
  }

  Received get(std::string_view target, std::string_view fields = "") {
    return ask("GET " + std::string{target} + " HTTP/1.1\r\nHost: x\r\n" + std::string{fields} + "\r\n");
  }

  // Waits until the server ends the connection; true when it sent nothing more.
  bool is_ended() {
    while (read_some()) {
    }
    return unread_.empty();
  }

  void shut_sending() { socket_.shutdown(Tcp::socket::shutdown_send); }
  Socket& socket() { return socket_; }

 private:
  bool read_some() {
    std::array<char, 16384> bytes;
    boost::system::error_code error;
    auto const size = socket_.read_some(asio::buffer(bytes), error);
    unread_.append(bytes.data(), size);
    return !error;
  }

  asio::io_context context_;
  Socket socket_{context_};
  std::string unread_;
};

}  // namespace relais::http

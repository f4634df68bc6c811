#include "platform/http/listen_address.hpp"

#include <charconv>

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

namespace relais::http {
namespace {

Problem bad_address(std::string_view text) {
  return {Fault::kInvalid,
          "http.bad_address",
          {},
          fmt::format("\"{}\" is no address to listen on: write it like 127.0.0.1:8080 or [::1]:8080", text)};
}

Problem cannot_listen(Tcp::endpoint const& endpoint, int error) {
  auto const where = fmt::format("{}:{}", endpoint.address().to_string(), endpoint.port());
  if (error == EADDRINUSE) {
    return {Fault::kUnavailable,
            "http.port_in_use",
            {},
            fmt::format("another program listens on {}: stop it, or choose another port with --listen", where)};
  }
  if (error == EACCES) {
    return {Fault::kForbidden,
            "http.port_not_permitted",
            {},
            fmt::format("the system does not let this user listen on {}: choose a port above 1023", where)};
  }
  return {Fault::kUnavailable,
          "http.cannot_listen",
          {},
          fmt::format("cannot listen on {}: {}; choose an address of this machine with --listen", where,
                      boost::system::error_code{error, boost::system::system_category()}.message())};
}

// A descriptor that closes itself unless it is released.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  int number() const { return number_; }
  int release() { return std::exchange(number_, -1); }

 private:
  int number_;
};

bool turn_on(int socket, int option) {
  int const on = 1;
  return ::setsockopt(socket, SOL_SOCKET, option, &on, sizeof on) == 0;
}

// Binds the first socket before it allows others to share its address, the others after.
bool bind_and_listen(int socket, Tcp::endpoint const& endpoint, bool is_first) {
  return turn_on(socket, SO_REUSEADDR) && (is_first || turn_on(socket, SO_REUSEPORT)) &&
         ::bind(socket, endpoint.data(), static_cast<socklen_t>(endpoint.size())) == 0 &&
         (!is_first || turn_on(socket, SO_REUSEPORT)) && ::listen(socket, SOMAXCONN) == 0;
}

}  // namespace

Result<Tcp::endpoint> read_listen_address(std::string_view text) {
  auto const colon = text.rfind(':');
  if (colon == text.npos) {
    return bad_address(text);
  }
  std::uint16_t port = 0;
  auto const digits = text.substr(colon + 1);
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
  if (error != std::errc{} || end != digits.data() + digits.size()) {
    return bad_address(text);
  }
  auto host = text.substr(0, colon);
  if (host.empty()) {
    return Tcp::endpoint{Tcp::v6(), port};
  }
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  }
  boost::system::error_code unreadable;
  auto const address = asio::ip::make_address(host == "localhost" ? "127.0.0.1" : std::string{host}, unreadable);
  if (unreadable) {
    return bad_address(text);
  }
  return Tcp::endpoint{address, port};
}

Result<std::vector<int>> listen_together(Tcp::endpoint& endpoint, unsigned count) {
  std::vector<Descriptor> sockets;
  for (unsigned i = 0; i < count; ++i) {
    auto const& socket =
        sockets.emplace_back(::socket(endpoint.protocol().family(), SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP));
    if (socket.number() < 0 || !bind_and_listen(socket.number(), endpoint, i == 0)) {
      return cannot_listen(endpoint, errno);
    }
    auto size = static_cast<socklen_t>(endpoint.capacity());
    if (::getsockname(socket.number(), endpoint.data(), &size) != 0) {  // the real port, where 0 was asked for
      return cannot_listen(endpoint, errno);
    }
  }
  std::vector<int> numbers;
  for (auto& socket : sockets) {
    numbers.push_back(socket.release());
  }
  return numbers;
}

}  // namespace relais::http

// Where to listen: "127.0.0.1:8080", "[::1]:8080", "localhost:8080", ":8080" (every address of the machine).
#pragma once

#include <string_view>
#include <vector>

#include "platform/http/asio_types.hpp"
#include "platform/result/result.hpp"

namespace relais::http {

Result<Tcp::endpoint> read_listen_address(std::string_view text);

// Sockets that listen on one address together (SO_REUSEPORT), as many as asked for. The first is bound alone, so that
// an address which another program listens on is refused and not shared.
Result<std::vector<int>> listen_together(Tcp::endpoint& endpoint, unsigned count);

}  // namespace relais::http

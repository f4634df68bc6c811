// The least that Beast must do for a request: parse it and send bytes made beforehand, as one buffer. The measure of
// what our own server adds, and, with a database to open, of what its start-up adds.
//
//   bare_beast [--sizes FILE] [--open DATABASE]
//
// Answers /N with as many bytes as line N (from 0) of FILE says, 8192 without one; on a free port of 127.0.0.1, on one
// thread. Prints its address when it is ready.
#include <charconv>
#include <cstdio>
#include <fstream>
#include <memory_resource>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_static_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <sqlite3.h>

#include "platform/http/asio_types.hpp"

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using relais::http::Awaitable;
using relais::http::kAsValues;
using relais::http::Socket;
using relais::http::Tcp;
using Allocator = std::pmr::polymorphic_allocator<char>;
using Parser = beast::http::request_parser<beast::http::empty_body, Allocator>;

struct Connection {
  Socket socket;
  beast::flat_static_buffer<16384> input = {};
  std::array<std::byte, 8192> memory = {};
  std::string out = {};
};

std::size_t size_for(std::string_view target, std::vector<std::size_t> const& sizes) {
  std::size_t line = 0;
  std::from_chars(target.data() + 1, target.data() + target.size(), line);
  return line < sizes.size() ? sizes[line] : sizes.front();
}

void write_answer(std::string_view target, std::vector<std::size_t> const& sizes, std::string& out) {
  auto const size = size_for(target, sizes);
  out.assign("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ");
  out.append(std::to_string(size)).append("\r\n\r\n").append(size, 'x');
}

Awaitable<void> serve(std::unique_ptr<Connection> connection, std::vector<std::size_t> const& sizes) {
  auto& [socket, input, memory, out] = *connection;
  for (;;) {
    std::pmr::monotonic_buffer_resource arena{memory.data(), memory.size()};
    Parser parser{std::piecewise_construct, std::make_tuple(), std::make_tuple(Allocator{&arena})};
    while (!parser.is_done()) {
      beast::error_code error;
      if (input.size() > 0) {
        input.consume(parser.put(input.data(), error));
        if (error && error != beast::http::error::need_more) {
          co_return;
        }
      }
      if (!parser.is_done()) {
        auto const [failed, size] = co_await socket.async_read_some(input.prepare(4096), kAsValues);
        if (failed) {
          co_return;
        }
        input.commit(size);
      }
    }
    auto const target = parser.get().target();
    write_answer({target.data(), target.size()}, sizes, out);
    auto const [failed, size] = co_await asio::async_write(socket, asio::buffer(out), kAsValues);
    if (failed) {
      co_return;
    }
  }
}

Awaitable<void> accept(relais::http::Acceptor& acceptor, std::vector<std::size_t> const& sizes) {
  for (;;) {
    auto [error, socket] = co_await acceptor.async_accept(acceptor.get_executor(), kAsValues);
    if (error) {
      continue;
    }
    socket.set_option(Tcp::no_delay{true});
    auto connection = std::make_unique<Connection>(Connection{std::move(socket)});
    asio::co_spawn(acceptor.get_executor(), serve(std::move(connection), sizes), asio::detached);
  }
}

std::vector<std::size_t> read_sizes(char const* file) {
  std::vector<std::size_t> sizes;
  std::ifstream lines{file};
  for (std::size_t size = 0; lines >> size;) {
    sizes.push_back(size);
  }
  return sizes;
}

bool open_database(char const* file) {
  sqlite3* database = nullptr;
  return sqlite3_open_v2(file, &database, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK &&
         sqlite3_exec(database, "select count(*) from sqlite_schema", nullptr, nullptr, nullptr) == SQLITE_OK;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::size_t> sizes;
  for (int i = 1; i + 1 < count; i += 2) {
    auto const option = std::string_view{arguments[i]};
    if (option == "--sizes") {
      sizes = read_sizes(arguments[i + 1]);
    } else if (option != "--open" || !open_database(arguments[i + 1])) {
      std::fprintf(stderr, "bare_beast: cannot use %s %s\n", arguments[i], arguments[i + 1]);
      return 1;
    }
  }
  if (sizes.empty()) {
    sizes.push_back(8192);
  }
  asio::io_context context{1};
  relais::http::Acceptor acceptor{context.get_executor(), {asio::ip::address_v4::loopback(), 0}};
  std::printf("bare Beast answers at http://127.0.0.1:%u\n", unsigned{acceptor.local_endpoint().port()});
  std::fflush(stdout);
  asio::co_spawn(context, accept(acceptor, sizes), asio::detached);
  context.run();
}

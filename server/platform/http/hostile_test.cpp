// What broken, slow and hostile clients send. Nothing here may end in silence where a word is possible, nor in a crash.
#include <atomic>
#include <thread>

#include <gmock/gmock.h>

#include "platform/http/test_client.hpp"
#include "platform/http/test_site.hpp"

namespace relais::http {
namespace {

using namespace std::string_view_literals;
using testing::HasSubstr;

constexpr auto kAnybody = Right::kReadPublicDirectory;
constexpr std::chrono::milliseconds kShort{30};

class HostileTest : public testing::Test {
 protected:
  HostileTest() {
    routes_.get("/", kAnybody, Work::kShort, [](Request const&) { return text("home"); });
    routes_.get("/large", kAnybody, Work::kShort, [](Request const&) { return text(std::string(30'000'000, 'x')); });
    routes_.post("/echo", kAnybody, Work::kWrite,
                 [](Request const& request) { return text(std::string{request.body}); }, {.body_limit = 1000});
  }

  void start(ServerOptions const& options = test_options()) { server_.emplace(routes_, options); }

  // Sends to a connection of its own; checks that the server then still answers others.
  Received ask(std::string_view bytes) {
    TestClient client{server_->port()};
    auto const answer = client.ask(bytes);
    EXPECT_EQ(TestClient{server_->port()}.get("/").body, "home");
    return answer;
  }

  static void expect_refused(Received const& answer, int status, std::string_view code) {
    EXPECT_EQ(answer.status, status);
    EXPECT_EQ(answer.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(answer.header("Connection"), "close");
    EXPECT_THAT(answer.body, HasSubstr("\"code\":\"" + std::string{code} + "\""));
  }

  Routes routes_;
  std::optional<TestServer> server_;
};

TEST_F(HostileTest, refuses_what_is_not_http) {
  start();
  for (std::string_view const bytes :
       {"hello\r\n\r\n"sv, "GET\r\n\r\n"sv, "GET /\r\n\r\n"sv, "GET / HTTP/2.0\r\n\r\n"sv,
        "GET / HTTP/1.1\nHost: x\n\n"sv, "GET / HTTP/1.1\r\nHost : x\r\n\r\n"sv,
        "GET / HTTP/1.1\r\nHost: x\r\nA\x01: b\r\n\r\n"sv, "GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n"sv,
        "\x16\x03\x01\x02\r\n\r\n"sv}) {
    expect_refused(ask(bytes), 400, "http.malformed_request");
  }
}

// Two programs that disagree on where a request ends let one person's request slip into another's.
TEST_F(HostileTest, refuses_requests_whose_end_is_ambiguous) {
  start();
  for (std::string_view const fields :
       {"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
        "Content-Length: 4\r\nContent-Length: 5\r\n", "Content-Length: 4\r\nContent-Length: 4\r\n",
        "Content-Length: 4, 4\r\n", "Content-Length: +4\r\n", "Content-Length: -4\r\n", "Content-Length: 0x4\r\n",
        "Content-Length: 99999999999999999999\r\n", "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: gzip, chunked\r\n", "Transfer-Encoding: chunked, identity\r\n",
        "Transfer-Encoding: xchunked\r\n", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Content-Length:\r\n", "Host: y\r\n"}) {
    auto const answer = ask("POST /echo HTTP/1.1\r\nHost: x\r\n" + std::string{fields} + "\r\n0\r\n\r\n");
    expect_refused(answer, 400, "http.malformed_request");
  }
  expect_refused(ask("POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 400,
                 "http.malformed_request");
  expect_refused(ask("GET / HTTP/1.1\r\n\r\n"), 400, "http.malformed_request");
}

TEST_F(HostileTest, refuses_broken_chunks) {
  start();
  auto const head = std::string{"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"};
  for (std::string_view const body :
       {"zz\r\n", "5\r\nabcdeX\r\n0\r\n\r\n", "ffffffffffffffffff\r\n", "-1\r\n\r\n", "\r\n\r\n"}) {
    expect_refused(ask(head + std::string{body}), 400, "http.malformed_request");
  }
  expect_refused(ask(head + "3;" + std::string(20'000, 'e')), 400, "http.malformed_request");
  expect_refused(ask(head + "0\r\n" + std::string(20'000, 't')), 400, "http.malformed_request");
}

TEST_F(HostileTest, refuses_bodies_over_the_limit_of_the_route_before_reading_them) {
  start();
  expect_refused(ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1001\r\n\r\n"), 413, "http.body_too_large");
  expect_refused(ask("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 99999\r\n\r\n"), 413,
                 "http.body_too_large");
  expect_refused(ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n" + std::string(900'000, 'x')),
                 413, "http.body_too_large");
  auto const head = std::string{"POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"};
  expect_refused(ask(head + "3e9\r\n"), 413, "http.body_too_large");
  expect_refused(ask(head + "3e8\r\n" + std::string(1000, 'x') + "\r\n1\r\n"), 413, "http.body_too_large");
  EXPECT_EQ(ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n" + std::string(1000, 'x')).status, 200);
}

TEST_F(HostileTest, a_body_that_nobody_wants_ends_the_connection_after_the_answer) {
  start();
  TestClient client{server_->port()};
  auto const answer = client.ask("POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\nGET / HTTP/1.1\r\n");
  EXPECT_EQ(answer.status, 404);
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_TRUE(client.is_ended());
}

TEST_F(HostileTest, refuses_heads_and_targets_over_their_limits) {
  start();
  expect_refused(ask("GET /" + std::string(5000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n"), 414, "http.target_too_long");
  expect_refused(ask("GET /" + std::string(100'000, 'a')), 414, "http.target_too_long");
  expect_refused(ask("GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(9000, 'a') + "\r\n\r\n"), 431,
                 "http.head_too_large");
  std::string many;
  for (int i = 0; i < 5000; ++i) {
    many += "a: b\r\n";
  }
  expect_refused(ask("GET / HTTP/1.1\r\nHost: x\r\n" + many + "\r\n"), 431, "http.head_too_large");
  expect_refused(ask("GET / HTTP/1.1\r\nHost: x\r\n" + many.substr(0, 600) + "\r\n"), 431, "http.head_too_large");
  EXPECT_EQ(ask("GET / HTTP/1.1\r\nHost: x\r\n" + many.substr(0, 594) + "\r\n").status, 200);
}

TEST_F(HostileTest, refuses_expectations_it_cannot_meet) {
  start();
  expect_refused(ask("GET / HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n"), 417, "http.expectation_failed");
}

TEST_F(HostileTest, refuses_paths_that_are_no_text) {
  start();
  for (std::string_view const path : {"/%", "/%zz", "/%00", "/%C3", "/%ED%A0%80"}) {
    auto const answer = ask("GET " + std::string{path} + " HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(answer.status, 400) << path;
    EXPECT_THAT(answer.body, HasSubstr("http.malformed_path")) << path;
  }
}

TEST_F(HostileTest, survives_clients_that_leave_at_any_point) {
  start();
  std::string const whole = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
  for (std::size_t length = 0; length < whole.size(); ++length) {
    TestClient client{server_->port()};
    client.send(std::string_view{whole}.substr(0, length));
    client.shut_sending();
    EXPECT_TRUE(client.is_ended()) << length;
  }
  for (int i = 0; i < 10; ++i) {
    TestClient client{server_->port()};
    client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
    client.socket().set_option(asio::socket_base::linger{true, 0});  // resets the connection on closing
  }
  EXPECT_EQ(ask("GET / HTTP/1.1\r\nHost: x\r\n\r\n").body, "home");
}

TEST_F(HostileTest, ends_idle_connections_without_a_word) {
  auto options = test_options();
  options.timeouts.idle = kShort;
  start(options);
  TestClient fresh{server_->port()};
  EXPECT_TRUE(fresh.is_ended());
  TestClient used{server_->port()};
  EXPECT_EQ(used.get("/").body, "home");
  EXPECT_TRUE(used.is_ended());
}

TEST_F(HostileTest, does_not_wait_for_slow_heads) {
  auto options = test_options();
  options.timeouts.head = kShort;
  start(options);
  TestClient client{server_->port()};
  expect_refused(client.ask("GET / HTTP/1.1\r\nHo"), 408, "http.too_slow");
  EXPECT_TRUE(client.is_ended());
}

// Each byte is progress, and none of them prolongs the time that a head has.
TEST_F(HostileTest, does_not_wait_for_heads_that_drip) {
  auto options = test_options();
  options.timeouts.head = kShort;
  start(options);
  TestClient client{server_->port()};
  client.send("GET / HTTP/1.1\r\n");
  std::atomic<bool> answered = false;
  std::thread dripping{[&] {
    while (!answered) {
      client.send("a");
      std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
  }};
  auto const answer = client.receive();
  answered = true;
  dripping.join();
  EXPECT_EQ(answer.status, 408);
}

TEST_F(HostileTest, does_not_wait_for_slow_bodies) {
  auto options = test_options();
  options.timeouts.body = kShort;
  start(options);
  TestClient client{server_->port()};
  expect_refused(client.ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel"), 408, "http.too_slow");
}

TEST_F(HostileTest, does_not_wait_for_clients_that_do_not_read) {
  auto options = test_options();
  options.timeouts.send = kShort;
  start(options);
  TestClient client{server_->port()};
  client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  while (server_->site.connections() == 0) {
    std::this_thread::yield();
  }
  while (server_->site.connections() > 0) {  // the server gives up by itself
    std::this_thread::sleep_for(std::chrono::milliseconds{5});
  }
  EXPECT_LT(client.receive().body.size(), 30'000'000);
}

TEST_F(HostileTest, turns_away_connections_over_its_number) {
  auto options = test_options();
  options.connections = 2;
  start(options);
  TestClient first{server_->port()};
  TestClient second{server_->port()};
  EXPECT_EQ(first.get("/").status, 200);
  EXPECT_EQ(second.get("/").status, 200);
  TestClient third{server_->port()};
  auto const refused = third.receive();
  expect_refused(refused, 503, "http.too_many_connections");
  EXPECT_EQ(refused.header("Retry-After"), "5");
  EXPECT_TRUE(third.is_ended());
  EXPECT_EQ(first.get("/").status, 200);
}

}  // namespace
}  // namespace relais::http

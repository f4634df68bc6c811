// Starting where it cannot, and stopping while at work.
#include <latch>
#include <thread>

#include <gmock/gmock.h>

#include "platform/http/listen_address.hpp"
#include "platform/http/test_client.hpp"
#include "platform/http/test_site.hpp"

namespace relais::http {
namespace {

using testing::HasSubstr;

constexpr auto kAnybody = Right::kReadPublicDirectory;

Routes waiting_routes(std::latch& started, std::latch& release) {
  Routes routes;
  routes.get("/", kAnybody, Work::kShort, [](Request const&) { return text("home"); });
  routes.get("/wait", kAnybody, Work::kLong, [&](Request const&) {
    started.count_down();
    release.wait();
    return text("finished");
  });
  return routes;
}

TEST(Stop, finishes_what_is_under_way_and_ends_what_is_idle) {
  std::latch started{1};
  std::latch release{1};
  auto const routes = waiting_routes(started, release);
  auto options = test_options();
  options.threads = 1;  // one loop learns at once of the stop for both connections
  TestServer server{routes, options};
  TestClient idle{server.port()};
  EXPECT_EQ(idle.get("/").status, 200);
  TestClient busy{server.port()};
  busy.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
  started.wait();

  std::thread stopping{[&] { (*server.server)->stop(); }};
  EXPECT_TRUE(idle.is_ended());
  release.count_down();
  auto const answer = busy.receive();
  EXPECT_EQ(answer.body, "finished");
  EXPECT_EQ(answer.header("Connection"), "close");
  EXPECT_TRUE(busy.is_ended());
  busy.socket().close();
  stopping.join();
  EXPECT_THROW(TestClient{server.port()}, boost::system::system_error);
}

TEST(Stop, answers_requests_that_have_already_come) {
  std::latch started{1};
  std::latch release{1};
  auto const routes = waiting_routes(started, release);
  TestServer server{routes};
  TestClient client{server.port()};
  client.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n");
  started.wait();
  std::thread stopping{[&] { (*server.server)->stop(); }};
  release.count_down();
  EXPECT_EQ(client.receive().body, "finished");
  EXPECT_EQ(client.receive().body, "home");
  EXPECT_TRUE(client.is_ended());
  client.socket().close();
  stopping.join();
}

TEST(Stop, cuts_those_who_keep_it_waiting) {
  Routes routes;
  routes.get("/large", kAnybody, Work::kShort, [](Request const&) { return text(std::string(30'000'000, 'x')); });
  auto options = test_options();
  options.timeouts.drain = std::chrono::milliseconds{30};
  TestServer server{routes, options};
  TestClient client{server.port()};
  client.send("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
  while (server.site.connections() == 0) {
    std::this_thread::yield();
  }
  (*server.server)->stop();  // does not wait for the default half minute of a slow reader
  EXPECT_EQ(server.site.connections(), 0);
}

TEST(Stop, may_be_asked_for_twice_and_without_any_connection) {
  Routes const routes;
  TestServer server{routes};
  (*server.server)->stop();
  (*server.server)->stop();
}

TEST(Start, a_port_in_use_is_a_problem_that_says_what_to_do) {
  Routes const routes;
  TestServer const first{routes};
  auto options = test_options();
  options.threads = 2;
  options.listen = "127.0.0.1:" + std::to_string(first.port());
  auto const second = Server::start(options, first.site);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.problem().code, "http.port_in_use");
  EXPECT_THAT(second.problem().detail, HasSubstr(options.listen));
  EXPECT_THAT(second.problem().detail, HasSubstr("--listen"));
}

TEST(Start, a_port_is_free_again_once_its_server_has_stopped) {
  Routes const routes;
  auto options = test_options();
  {
    TestServer const first{routes};
    options.listen = "127.0.0.1:" + std::to_string(first.port());
    TestClient client{first.port()};
    client.get("/");
  }
  TestServer const second{routes, options};
  EXPECT_TRUE(second.server);
}

TEST(Start, an_address_of_another_machine_is_a_problem) {
  Routes const routes;
  TestServer const site{routes};
  auto options = test_options();
  options.listen = "192.0.2.1:0";
  auto const server = Server::start(options, site.site);
  ASSERT_FALSE(server);
  EXPECT_EQ(server.problem().code, "http.cannot_listen");
}

TEST(Start, reads_addresses_to_listen_on) {
  EXPECT_EQ(read_listen_address("127.0.0.1:80")->port(), 80);
  EXPECT_TRUE(read_listen_address("[::1]:0")->address().is_v6());
  EXPECT_TRUE(read_listen_address("localhost:8080")->address().is_loopback());
  EXPECT_TRUE(read_listen_address(":8080")->address().is_unspecified());
  for (auto const* bad : {"", "8080", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "127.0.0.1:-1",
                          "256.0.0.1:80", "example.org:80", "::1"}) {
    auto const address = read_listen_address(bad);
    ASSERT_FALSE(address) << bad;
    EXPECT_EQ(address.problem().code, "http.bad_address") << bad;
  }
}

}  // namespace
}  // namespace relais::http

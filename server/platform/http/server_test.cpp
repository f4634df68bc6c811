// Whole requests over real sockets: what a well-meaning client may do with a connection.
#include "platform/http/server.hpp"

#include <latch>
#include <thread>

#include <gmock/gmock.h>

#include "platform/http/test_client.hpp"
#include "platform/http/test_site.hpp"

namespace relais::http {
namespace {

using testing::HasSubstr;

constexpr auto kAnybody = Right::kReadPublicDirectory;

Routes simple_routes() {
  Routes routes;
  routes.get("/hello", kAnybody, Work::kShort, [](Request const&) { return text("hello"); });
  routes.get("/large", kAnybody, Work::kShort, [](Request const&) { return text(std::string(3'000'000, 'x')); });
  routes.get("/pool", kAnybody, Work::kLong, [](Request const&) { return text("from the pool"); });
  routes.post("/echo", kAnybody, Work::kWrite, [](Request const& request) { return text(std::string{request.body}); },
              {.body_limit = 100'000});
  return routes;
}

class ServerTest : public testing::Test {
 protected:
  Routes routes_ = simple_routes();
  TestServer server_{routes_};
  TestClient client_{server_.port()};
};

TEST_F(ServerTest, answers_and_keeps_the_connection) {
  for (int i = 0; i < 3; ++i) {
    auto const answer = client_.get("/hello");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "hello");
    EXPECT_EQ(answer.header("Connection"), "");
  }
}

TEST_F(ServerTest, runs_long_work_and_writes_on_their_pools) {
  EXPECT_EQ(client_.get("/pool").body, "from the pool");
  EXPECT_EQ(client_.ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc").body, "abc");
  EXPECT_EQ(client_.get("/pool").body, "from the pool");
}

TEST_F(ServerTest, answers_pipelined_requests_in_their_order) {
  client_.send(
      "GET /pool HTTP/1.1\r\nHost: x\r\n\r\n"
      "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nfirst"
      "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(client_.receive().body, "from the pool");
  EXPECT_EQ(client_.receive().body, "first");
  auto const last = client_.receive();
  EXPECT_EQ(last.body, "hello");
  EXPECT_EQ(last.header("Connection"), "close");
  EXPECT_TRUE(client_.is_ended());
}

TEST_F(ServerTest, understands_requests_that_come_byte_by_byte) {
  std::string_view const bytes =
      "POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3;a=b\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n"
      "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    client_.send(bytes.substr(i, 1));
  }
  EXPECT_EQ(client_.receive().body, "abc0123456789");
  EXPECT_EQ(client_.receive().body, "hello");
}

TEST_F(ServerTest, takes_bodies_larger_than_its_buffer) {
  auto const body = std::string(60'000, 'b');
  auto const head = "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n";
  EXPECT_EQ(client_.ask(head + body).body, body);
  client_.send("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
  for (int i = 0; i < 6; ++i) {
    client_.send("2710\r\n" + std::string(10'000, 'b') + "\r\n");
  }
  client_.send("0\r\n\r\n");
  EXPECT_EQ(client_.receive().body, body);
}

TEST_F(ServerTest, sends_answers_larger_than_the_kernel_takes_at_once) {
  EXPECT_EQ(client_.get("/large").body.size(), 3'000'000);
  EXPECT_EQ(client_.get("/hello").body, "hello");
}

TEST_F(ServerTest, asks_for_the_body_that_waits_to_be_asked_for) {
  client_.send("POST /echo HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n");
  EXPECT_EQ(client_.receive(false).status, 100);
  EXPECT_EQ(client_.ask("ok").body, "ok");
}

TEST_F(ServerTest, head_has_the_length_and_no_body) {
  client_.send("HEAD /hello HTTP/1.1\r\nHost: x\r\n\r\n");
  auto const answer = client_.receive(false);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.header("Content-Length"), "5");
  EXPECT_EQ(client_.get("/hello").body, "hello");
}

TEST_F(ServerTest, http_1_0_ends_unless_asked_not_to) {
  auto const kept = client_.ask("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  EXPECT_EQ(kept.body, "hello");
  EXPECT_EQ(kept.header("Connection"), "keep-alive");
  EXPECT_EQ(client_.ask("GET /hello HTTP/1.0\r\n\r\n").header("Connection"), "close");
  EXPECT_TRUE(client_.is_ended());
}

TEST_F(ServerTest, an_absolute_target_is_served_by_its_path) {
  EXPECT_EQ(client_.ask("GET http://elsewhere/hello?a HTTP/1.1\r\nHost: x\r\n\r\n").body, "hello");
}

TEST_F(ServerTest, gives_every_request_an_id_or_keeps_a_sane_one) {
  auto const first = client_.get("/hello").header("X-Request-Id");
  auto const second = client_.get("/hello").header("X-Request-Id");
  EXPECT_EQ(first.size(), 16);
  EXPECT_NE(first, second);
  EXPECT_EQ(client_.get("/hello", "X-Request-Id: proxy_1.a-B\r\n").header("X-Request-Id"), "proxy_1.a-B");
  EXPECT_EQ(client_.get("/hello", "X-Request-Id: a<script>\r\n").header("X-Request-Id").size(), 16);
  EXPECT_EQ(client_.get("/hello", "X-Request-Id: " + std::string(65, 'a') + "\r\n").header("X-Request-Id").size(), 16);
}

TEST_F(ServerTest, logs_and_counts_each_request_without_its_query) {
  client_.get("/hello?q=something+private", "X-Request-Id: one\r\n");
  client_.get("/nowhere/secret-code", "X-Request-Id: two\r\n");
  (*server_.server)->stop();
  auto const lines = server_.log.lines();
  ASSERT_EQ(lines.size(), 2);
  EXPECT_EQ(lines[0].id, "one");
  EXPECT_EQ(lines[0].route, "/hello");
  EXPECT_EQ(lines[0].status, 200);
  EXPECT_EQ(lines[0].bytes, 5);
  EXPECT_EQ(lines[1].route, "");
  EXPECT_EQ(lines[1].status, 404);
  auto const figures = server_.metrics.text();
  EXPECT_THAT(figures, HasSubstr(R"(relais_http_requests_total{method="GET",route="/hello",status="2xx"} 1)"));
  EXPECT_THAT(figures, HasSubstr(R"(relais_http_requests_total{method="",route="",status="4xx"} 1)"));
  EXPECT_THAT(figures, HasSubstr(R"(relais_http_request_seconds_count{method="GET",route="/hello"} 1)"));
}

TEST(Server, several_loops_share_one_port) {
  auto const routes = simple_routes();
  auto options = test_options();
  options.threads = 2;
  TestServer const server{routes, options};
  std::vector<std::thread> clients;
  std::atomic<int> answered = 0;
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      TestClient client{server.port()};
      for (int request = 0; request < 50; ++request) {
        answered += client.get("/hello").body == "hello" && client.get("/pool").body == "from the pool";
      }
    });
  }
  for (auto& client : clients) {
    client.join();
  }
  EXPECT_EQ(answered, 400);
}

TEST(Server, long_work_does_not_hold_up_short_work) {
  Routes routes;
  std::latch release{1};
  routes.get("/wait", kAnybody, Work::kLong, [&](Request const&) {
    release.wait();
    return text("done");
  });
  routes.get("/hello", kAnybody, Work::kShort, [](Request const&) { return text("hello"); });
  TestServer const server{routes};
  TestClient waiting{server.port()};
  waiting.send("GET /wait HTTP/1.1\r\nHost: x\r\n\r\n");
  TestClient other{server.port()};
  EXPECT_EQ(other.get("/hello").body, "hello");
  release.count_down();
  EXPECT_EQ(waiting.receive().body, "done");
}

TEST(Server, says_that_it_is_too_busy_when_too_much_waits) {
  Routes routes;
  routes.get("/pool", kAnybody, Work::kLong, [](Request const&) { return text("done"); });
  auto options = test_options();
  options.most_waiting = 0;
  TestServer const server{routes, options};
  TestClient client{server.port()};
  auto const refused = client.get("/pool");
  EXPECT_EQ(refused.status, 503);
  EXPECT_THAT(refused.body, HasSubstr("http.too_busy"));
  EXPECT_EQ(refused.header("Retry-After"), "5");
  EXPECT_EQ(client.get("/pool").status, 503);
}

}  // namespace
}  // namespace relais::http

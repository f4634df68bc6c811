#include "platform/http/server.hpp"

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
  routes.get("/slow", kAnybody, Work::kLong, [](Request const&) { return text("from the pool"); });
  routes.post("/echo", kAnybody, Work::kWrite, [](Request const& request) { return text(std::string{request.body}); },
              {.body_limit = 100'000});
  return routes;
}

TEST(Server, answers_and_keeps_the_connection) {
  auto const routes = simple_routes();
  TestServer const server{routes};
  TestClient client{server.port()};
  for (int i = 0; i < 3; ++i) {
    auto const answer = client.get("/hello");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "hello");
    EXPECT_EQ(answer.header("Connection"), "");
  }
}

TEST(Server, runs_long_work_and_writes_on_their_pools) {
  auto const routes = simple_routes();
  TestServer const server{routes};
  TestClient client{server.port()};
  EXPECT_EQ(client.get("/slow").body, "from the pool");
  EXPECT_EQ(client.ask("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc").body, "abc");
  EXPECT_EQ(client.get("/slow").body, "from the pool");
}

}  // namespace
}  // namespace relais::http

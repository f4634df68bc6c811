#include "platform/http/asset_answer.hpp"

#include <gmock/gmock.h>

#include "platform/http/test_client.hpp"
#include "platform/http/test_site.hpp"

namespace relais::http {
namespace {

std::vector<assets::Asset> const& some_assets() {
  static std::vector<assets::Asset> const all{
      {"/assets/a-C1.js", "", "text/javascript; charset=utf-8", "\"a\"", "plain script", "br script", "gz script",
       true},
      {"/assets/deep/b.png", "", "image/png", "\"b\"", "picture", "", "", false},
      {"/favicon.ico", "", "image/x-icon", "\"f\"", "icon", "", "", false},
      {"/sw.js", "", "text/javascript; charset=utf-8", "\"s\"", "worker", "", "", false},
  };
  return all;
}

class AssetTest : public testing::Test {
 protected:
  static Routes asset_routes() {
    Routes routes;
    routes.assets(Right::kReadPublicDirectory, some_assets());
    return routes;
  }

  Routes routes_ = asset_routes();
  TestServer server_{routes_};
  TestClient client_{server_.port()};
};

TEST_F(AssetTest, sends_the_form_that_the_client_prefers) {
  EXPECT_EQ(client_.get("/assets/a-C1.js").body, "plain script");
  auto const brotli = client_.get("/assets/a-C1.js", "Accept-Encoding: gzip, br\r\n");
  EXPECT_EQ(brotli.body, "br script");
  EXPECT_EQ(brotli.header("Content-Encoding"), "br");
  EXPECT_EQ(brotli.header("Vary"), "Accept-Encoding");
  EXPECT_EQ(brotli.header("Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(client_.get("/assets/a-C1.js", "Accept-Encoding: gzip, br;q=0\r\n").body, "gz script");
  auto const picture = client_.get("/assets/deep/b.png", "Accept-Encoding: gzip, br\r\n");
  EXPECT_EQ(picture.body, "picture");
  EXPECT_EQ(picture.header("Content-Encoding"), "");
}

TEST_F(AssetTest, each_form_has_a_tag_of_its_own) {
  EXPECT_EQ(client_.get("/assets/a-C1.js").header("ETag"), "\"a\"");
  EXPECT_EQ(client_.get("/assets/a-C1.js", "Accept-Encoding: br\r\n").header("ETag"), "\"a-br\"");
  EXPECT_EQ(client_.get("/assets/a-C1.js", "If-None-Match: \"a\"\r\n").status, 304);
  EXPECT_EQ(client_.get("/assets/a-C1.js", "If-None-Match: \"a\"\r\nAccept-Encoding: br\r\n").status, 200);
  EXPECT_EQ(client_.get("/assets/a-C1.js", "If-None-Match: \"a-br\"\r\nAccept-Encoding: br\r\n").status, 304);
}

TEST_F(AssetTest, names_with_a_hash_are_kept_for_ever_and_others_asked_for_again) {
  EXPECT_EQ(client_.get("/assets/a-C1.js").header("Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(client_.get("/sw.js").header("Cache-Control"), "no-cache");
}

TEST_F(AssetTest, head_tells_the_length) {
  client_.send("HEAD /favicon.ico HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_EQ(client_.receive(false).header("Content-Length"), "4");
}

TEST_F(AssetTest, what_is_no_asset_is_not_found) {
  for (auto const* path : {"/assets/", "/assets/b.png", "/assets/../favicon.ico", "/assets/a-C1.js%00", "/favicon"}) {
    EXPECT_GE(client_.get(path).status, 400) << path;
  }
}

}  // namespace
}  // namespace relais::http

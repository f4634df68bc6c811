#include "platform/http/uri.hpp"

#include <gmock/gmock.h>

namespace relais::http {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> segments(std::string_view path) {
  PathSegments segments;
  if (segments.read(path) != PathSegments::Outcome::kRead) {
    return {"refused"};
  }
  return {segments.all().begin(), segments.all().end()};
}

std::vector<std::string> pairs(std::string_view query) {
  QueryPairs pairs;
  if (pairs.read(query) != QueryPairs::Outcome::kRead) {
    return {"refused"};
  }
  std::vector<std::string> list;
  for (auto const& [name, value] : pairs.all()) {
    list.push_back(std::string{name} + "=" + std::string{value});
  }
  return list;
}

TEST(Uri, knows_well_formed_utf8) {
  for (auto const* text : {"", "a", "é", "€", "\xF0\x9F\x9A\x8C", "\xED\x9F\xBF", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(is_utf8(text)) << text;
  }
  for (auto const* text : {"\x80", "\xC0\xAF", "\xC1\x81", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF0\x80\x80\xAF",
                           "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xC3", "a\xFFz"}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

TEST(Uri, splits_targets) {
  EXPECT_EQ(split_target("/a?b=c?d").path, "/a");
  EXPECT_EQ(split_target("/a?b=c?d").query, "b=c?d");
  EXPECT_EQ(split_target("http://host:80/a/b?c").path, "/a/b");
  EXPECT_EQ(split_target("http://host:80/a/b?c").query, "c");
  for (auto const* formless : {"*", "host:443", "", "http://host", "?a=1"}) {
    EXPECT_EQ(split_target(formless).path, "") << formless;
  }
}

TEST(Uri, decodes_segments_one_by_one) {
  EXPECT_THAT(segments("/"), ElementsAre(""));
  EXPECT_THAT(segments("/fr/"), ElementsAre("fr", ""));
  EXPECT_THAT(segments("/a%20b/c%2Fd/%C3%A9"), ElementsAre("a b", "c/d", "é"));
  EXPECT_THAT(segments("/a+b/../."), ElementsAre("a+b", "..", "."));
}

TEST(Uri, refuses_paths_that_do_not_decode) {
  for (auto const* path : {"/%", "/%4", "/%zz", "/a%00b", "/%C3", "/\xC3/x", "/%ED%A0%80"}) {
    EXPECT_THAT(segments(path), ElementsAre("refused")) << path;
  }
}

TEST(Uri, refuses_paths_deeper_than_any_route) {
  PathSegments segments;
  EXPECT_EQ(segments.read("/1/2/3/4/5/6/7/8/9/10/11/12"), PathSegments::Outcome::kRead);
  EXPECT_EQ(segments.read("/1/2/3/4/5/6/7/8/9/10/11/12/13"), PathSegments::Outcome::kTooDeep);
}

TEST(Uri, reads_query_pairs_in_order) {
  EXPECT_THAT(pairs(""), IsEmpty());
  EXPECT_THAT(pairs("a=1&b&c=&=d&&a=x%3D%26+y%2B"), ElementsAre("a=1", "b=", "c=", "=d", "a=x=& y+"));
  EXPECT_THAT(pairs("q=Saint-%C3%89tienne&q=\xC3\xA9"), ElementsAre("q=Saint-Étienne", "q=é"));
}

TEST(Uri, refuses_queries_that_do_not_decode) {
  for (auto const* query : {"a=%", "a=%0", "%GG=1", "a=b%00", "a=\xFF", "a=%FF"}) {
    EXPECT_THAT(pairs(query), ElementsAre("refused")) << query;
  }
}

TEST(Uri, refuses_more_pairs_than_it_has_room_for) {
  std::string query;
  for (std::size_t i = 0; i < QueryPairs::kMost; ++i) {
    query += "a=1&";
  }
  QueryPairs pairs;
  EXPECT_EQ(pairs.read(query), QueryPairs::Outcome::kRead);
  EXPECT_EQ(pairs.read(query + "a=1"), QueryPairs::Outcome::kTooMany);
}

}  // namespace
}  // namespace relais::http

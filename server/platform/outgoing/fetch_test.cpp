#include "platform/outgoing/fetch.hpp"

#include <gtest/gtest.h>

namespace relais::outgoing {
namespace {

TEST(Fetch, says_why_nothing_came) {
  auto const refused = fetch("http://127.0.0.1:9/", std::chrono::seconds{2});  // "discard": nobody listens
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.problem().code, "outgoing.no_answer");
  EXPECT_FALSE(refused.problem().detail.empty());
}

TEST(Fetch, knows_http_only) {
  for (auto const* const url : {"file:///etc/hostname", "ftp://127.0.0.1/", "not an address"}) {
    EXPECT_FALSE(fetch(url, std::chrono::seconds{2})) << url;
  }
}

}  // namespace
}  // namespace relais::outgoing

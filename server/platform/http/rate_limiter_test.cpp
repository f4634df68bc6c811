#include "platform/http/rate_limiter.hpp"

#include <gtest/gtest.h>

#include "platform/http/trusted_proxies.hpp"

namespace relais::http {
namespace {

using namespace std::chrono_literals;

constexpr RateLimiter::Moment kNoon{12h};

TEST(RateLimiter, lets_a_burst_pass_and_refills_evenly) {
  RateLimiter limiter{{.per_minute = 6, .burst = 3}};
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(limiter.wait("a", kNoon), 0s);
  }
  EXPECT_EQ(limiter.wait("a", kNoon), 10s);
  EXPECT_EQ(limiter.wait("a", kNoon + 4s), 6s);
  EXPECT_EQ(limiter.wait("a", kNoon + 10s), 0s);
  EXPECT_EQ(limiter.wait("a", kNoon + 10s), 10s);
}

TEST(RateLimiter, never_saves_more_than_a_burst) {
  RateLimiter limiter{{.per_minute = 6, .burst = 1}};
  EXPECT_EQ(limiter.wait("a", kNoon), 0s);
  EXPECT_EQ(limiter.wait("a", kNoon + 1h), 0s);
  EXPECT_EQ(limiter.wait("a", kNoon + 1h), 10s);
}

TEST(RateLimiter, clients_do_not_pay_for_each_other_however_many_they_are) {
  RateLimiter limiter{{.per_minute = 1, .burst = 1}};
  for (int i = 0; i < 50'000; ++i) {
    EXPECT_EQ(limiter.wait(std::to_string(i), kNoon), 0s);
  }
}

TEST(RateLimiter, goes_on_stopping_who_is_stopped_when_a_flood_fills_it) {
  RateLimiter limiter{{.per_minute = 1, .burst = 2}};
  EXPECT_EQ(limiter.wait("a", kNoon), 0s);
  EXPECT_EQ(limiter.wait("a", kNoon), 0s);
  for (int i = 0; i < 50'000; ++i) {
    EXPECT_EQ(limiter.wait(std::to_string(i), kNoon), 0s);
  }
  EXPECT_EQ(limiter.wait("a", kNoon), 60s);
}

TEST(RateLimiter, takes_a_network_of_ipv6_for_one_client) {
  RateLimiter limiter{{.per_minute = 1, .burst = 1}};
  EXPECT_EQ(limiter.wait("2001:db8:1:2::1", kNoon), 0s);
  EXPECT_EQ(limiter.wait("2001:db8:1:2:aaaa::2", kNoon), 60s);
  EXPECT_EQ(limiter.wait("2001:db8:1:3::1", kNoon), 0s);
}

TEST(RateLimiter, takes_a_wider_network_for_one_client_where_it_is_told_to) {
  RateLimiter limiter{{.per_minute = 1, .burst = 1}, 48};
  EXPECT_EQ(limiter.wait("2001:db8:1:2::1", kNoon), 0s);
  EXPECT_EQ(limiter.wait("2001:db8:1:3::1", kNoon), 60s);
  EXPECT_EQ(limiter.wait("2001:db8:2:3::1", kNoon), 0s);
}

TEST(RateLimiter, what_is_given_back_does_not_count_and_is_no_more_than_was_taken) {
  RateLimiter limiter{{.per_minute = 1, .burst = 2}};
  for (int i = 0; i < 10; ++i) {
    EXPECT_EQ(limiter.wait("a", kNoon), 0s);
    limiter.give_back("a");
  }
  limiter.give_back("a");
  limiter.give_back("nobody");
  EXPECT_EQ(limiter.wait("a", kNoon), 0s);
  EXPECT_EQ(limiter.wait("a", kNoon), 0s);
  EXPECT_EQ(limiter.wait("a", kNoon), 60s);
}

std::string client_of(std::string_view peer, std::vector<Header> headers) {
  TrustedProxies const proxies{{"10.0.0.1", "10.0.0.2"}};
  return std::string{proxies.client_of({.headers = headers, .peer = peer})};
}

TEST(TrustedProxies, a_stranger_is_not_believed) {
  EXPECT_EQ(client_of("192.0.2.7", {{"X-Forwarded-For", "1.1.1.1"}}), "192.0.2.7");
}

TEST(TrustedProxies, the_last_address_that_is_not_ours_is_the_client) {
  EXPECT_EQ(client_of("10.0.0.1", {{"X-Forwarded-For", "6.6.6.6, 192.0.2.7 , 10.0.0.2"}}), "192.0.2.7");
  EXPECT_EQ(client_of("10.0.0.1", {{"X-Forwarded-For", "6.6.6.6"}, {"x-forwarded-for", "192.0.2.7"}}), "192.0.2.7");
  EXPECT_EQ(client_of("10.0.0.1", {{"X-Forwarded-For", "::FFFF:192.0.2.7"}}), "192.0.2.7");
  EXPECT_EQ(client_of("10.0.0.1", {}), "10.0.0.1");
}

}  // namespace
}  // namespace relais::http
